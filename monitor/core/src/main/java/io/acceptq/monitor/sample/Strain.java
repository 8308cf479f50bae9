// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

/**
 * What the whole JVM suffers. Times are in milliseconds since some moment in the past: only
 * differences of two count. Immutable; null where it cannot be known.
 */
public final class Strain {
  public static final Strain UNKNOWN = new Strain(null, null, 0, 0, null, null, null, null);

  /** Pauses of the garbage collectors, as their beans count them. */
  public final Double gcMillis;

  /** CPU time of the process, in steps of 10 ms. */
  public final Double cpuMillis;

  /** How much later than due samples began, in all. */
  public final double lateMillis;

  /** When the kernel's files were read, from which all further ones are. */
  public final double filesMillis;

  /** For which the cgroup's CPU quota was used up; on several CPUs it may run ahead of time. */
  public final Double throttledMillis;

  /** For which the sampler thread wanted a CPU and got none. */
  public final Double queuedMillis;

  /** Descriptors open then. */
  public final Long openDescriptors;

  /** How many it may open, as of the last ten readings. */
  public final Long descriptorLimit;

  public Strain(
      Double gcMillis,
      Double cpuMillis,
      double lateMillis,
      double filesMillis,
      Double throttledMillis,
      Double queuedMillis,
      Long openDescriptors,
      Long descriptorLimit) {
    this.gcMillis = gcMillis;
    this.cpuMillis = cpuMillis;
    this.lateMillis = lateMillis;
    this.filesMillis = filesMillis;
    this.throttledMillis = throttledMillis;
    this.queuedMillis = queuedMillis;
    this.openDescriptors = openDescriptors;
    this.descriptorLimit = descriptorLimit;
  }

  /** What came on top since an earlier one; descriptors are those of now. */
  public Strain since(Strain earlier) {
    return new Strain(
        rise(earlier.gcMillis, gcMillis),
        rise(earlier.cpuMillis, cpuMillis),
        lateMillis - earlier.lateMillis,
        filesMillis - earlier.filesMillis,
        rise(earlier.throttledMillis, throttledMillis),
        rise(earlier.queuedMillis, queuedMillis),
        openDescriptors,
        descriptorLimit);
  }

  private static Double rise(Double from, Double to) {
    return from == null || to == null ? null : (Double) Math.max(0, to - from);
  }
}
