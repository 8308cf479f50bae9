// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

/** The backlog that would have held a listener's recorded load, with headroom. Immutable. */
public final class BacklogRecommendation {
  /** Nobody knows what tomorrow brings: half as much again as was needed. */
  private static final double HEADROOM = 1.5;

  /** A queue in which connections wait for longer only hides that the service is too slow. */
  private static final long LONGEST_WAIT_MILLIS = 5_000;

  /** Its accepts or its overflows are not known. */
  public static final BacklogRecommendation UNSEEN =
      new BacklogRecommendation(false, 0, 0, 0, null);

  static final BacklogRecommendation NOTHING_CAME = new BacklogRecommendation(true, 0, 0, 0, null);

  public final boolean seen;

  /** Highest queue length, had none been refused: an estimate if some were. */
  public final int peak;

  /** Refused packets in that load. */
  public final long overflows;

  /** Longest wait, had none been refused. */
  public final long waitMillis;

  /** What the kernel allows; null if unknown. */
  public final Integer somaxconn;

  BacklogRecommendation(
      boolean seen, int peak, long overflows, long waitMillis, Integer somaxconn) {
    this.seen = seen;
    this.peak = peak;
    this.overflows = overflows;
    this.waitMillis = waitMillis;
    this.somaxconn = somaxconn;
  }

  /** Null if there is nothing to go by, or none would have helped. */
  public Integer backlog() {
    return !seen || peak == 0 || isTooSlow() ? null : (Integer) (int) Math.ceil(HEADROOM * peak);
  }

  /** A queue that refuses nobody would have made clients wait for too long. */
  public boolean isTooSlow() {
    return waitMillis > LONGEST_WAIT_MILLIS;
  }

  /** The kernel will not give that many: it has to be allowed first. */
  public boolean isAboveSomaxconn() {
    return backlog() != null && somaxconn != null && backlog() > somaxconn;
  }
}
