// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

/**
 * What kept the whole JVM from running, in milliseconds since some moment in the past: only
 * differences of two count. Immutable; null where it cannot be known.
 */
public final class Strain {
  public static final Strain UNKNOWN = new Strain(null, null, null, null, 0);

  /** Pauses of the garbage collectors, as their beans count them. */
  public final Double gcMillis;

  /** For which the cgroup's CPU quota was used up; on several CPUs it may run ahead of time. */
  public final Double throttledMillis;

  /** For which the sampler thread wanted a CPU and got none. */
  public final Double queuedMillis;

  /** CPU time of the process, in steps of 10 ms. */
  public final Double cpuMillis;

  /** How much later than due samples began, in all. */
  public final double lateMillis;

  public Strain(
      Double gcMillis,
      Double throttledMillis,
      Double queuedMillis,
      Double cpuMillis,
      double lateMillis) {
    this.gcMillis = gcMillis;
    this.throttledMillis = throttledMillis;
    this.queuedMillis = queuedMillis;
    this.cpuMillis = cpuMillis;
    this.lateMillis = lateMillis;
  }

  /** What came on top since an earlier one. */
  public Strain since(Strain earlier) {
    return new Strain(
        rise(earlier.gcMillis, gcMillis),
        rise(earlier.throttledMillis, throttledMillis),
        rise(earlier.queuedMillis, queuedMillis),
        rise(earlier.cpuMillis, cpuMillis),
        lateMillis - earlier.lateMillis);
  }

  private static Double rise(Double from, Double to) {
    return from == null || to == null ? null : (Double) Math.max(0, to - from);
  }
}
