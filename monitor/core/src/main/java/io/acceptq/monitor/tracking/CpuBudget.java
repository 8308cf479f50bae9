// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking;

/**
 * Limits a costly reading to a share of one core in the long run. What was not used in the last ten
 * seconds may be used at once, so that the first readings, and a burst of them, need not wait. Used
 * by the sampler thread only.
 */
public final class CpuBudget {
  /** No extra reading may cost more than 0.5 % of one core. */
  public static final double SHARE = 0.005;

  private static final double MOST = 10e9 * SHARE;

  private double credit = MOST;
  private boolean begun;
  private long at;

  boolean allows(long nanos) {
    if (begun) {
      credit = Math.min(MOST, credit + (nanos - at) * SHARE);
    }
    begun = true;
    at = nanos;
    return credit > 0;
  }

  void spend(long cpuNanos) {
    credit -= cpuNanos;
  }
}
