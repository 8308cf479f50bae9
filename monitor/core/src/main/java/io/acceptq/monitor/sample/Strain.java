// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

/**
 * What the whole JVM suffers. Times are in milliseconds since some moment in the past: only
 * differences of two count. Immutable; null where it cannot be known.
 */
public final class Strain {
  public static final Strain UNKNOWN = new Strain(null, null, null, null, 0, null, null);

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

  /** Descriptors open now. */
  public final Long openDescriptors;

  /** How many it may open, as of the last hundred samples. */
  public final Long descriptorLimit;

  public Strain(
      Double gcMillis,
      Double throttledMillis,
      Double queuedMillis,
      Double cpuMillis,
      double lateMillis,
      Long openDescriptors,
      Long descriptorLimit) {
    this.gcMillis = gcMillis;
    this.throttledMillis = throttledMillis;
    this.queuedMillis = queuedMillis;
    this.cpuMillis = cpuMillis;
    this.lateMillis = lateMillis;
    this.openDescriptors = openDescriptors;
    this.descriptorLimit = descriptorLimit;
  }

  /** What came on top since an earlier one; descriptors are those of now. */
  public Strain since(Strain earlier) {
    return new Strain(
        rise(earlier.gcMillis, gcMillis),
        rise(earlier.throttledMillis, throttledMillis),
        rise(earlier.queuedMillis, queuedMillis),
        rise(earlier.cpuMillis, cpuMillis),
        lateMillis - earlier.lateMillis,
        openDescriptors,
        descriptorLimit);
  }

  private static Double rise(Double from, Double to) {
    return from == null || to == null ? null : (Double) Math.max(0, to - from);
  }
}
