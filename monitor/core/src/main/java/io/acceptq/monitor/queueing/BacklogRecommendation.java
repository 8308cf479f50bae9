// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

/** The backlog that would have held a listener's recorded load, with headroom. Immutable. */
public final class BacklogRecommendation {
  /** The next peak may be higher than the recorded one. */
  private static final double HEADROOM = 1.5;

  /** A longer wait means that the service is too slow, which no backlog can fix. */
  private static final long LONGEST_WAIT_MILLIS = 5_000;

  /** The listener's accepts or overflows are unknown. */
  public static final BacklogRecommendation UNSEEN =
      new BacklogRecommendation(false, 0, 0, 0, null);

  static final BacklogRecommendation NO_LOAD = new BacklogRecommendation(true, 0, 0, 0, null);

  /** False if accepts or overflows are unknown: no other field has a meaning then. */
  public final boolean seen;

  /** Highest queue length if no client had been refused; an estimate if some were. */
  public final int peak;

  /** Overflows in the recorded load: packets refused, not clients. */
  public final long overflows;

  /** Longest wait if no client had been refused. */
  public final long waitMillis;

  /** The largest backlog that the kernel allows; null if unknown. */
  public final Integer somaxconn;

  BacklogRecommendation(
      boolean seen, int peak, long overflows, long waitMillis, Integer somaxconn) {
    this.seen = seen;
    this.peak = peak;
    this.overflows = overflows;
    this.waitMillis = waitMillis;
    this.somaxconn = somaxconn;
  }

  /** Null if there was no load, the load is unknown, or no backlog would have helped. */
  public Integer backlog() {
    return !seen || peak == 0 || isTooSlow()
        ? null
        : Integer.valueOf((int) Math.ceil(HEADROOM * peak));
  }

  /** Whether clients would have waited too long in a queue that refuses none. */
  public boolean isTooSlow() {
    return waitMillis > LONGEST_WAIT_MILLIS;
  }

  /** Whether the kernel would cap the recommended backlog: somaxconn must be raised first. */
  public boolean isAboveSomaxconn() {
    return backlog() != null && somaxconn != null && backlog() > somaxconn;
  }
}
