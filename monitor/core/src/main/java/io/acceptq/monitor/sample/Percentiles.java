// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

/** Two points of a distribution. Immutable; null where nothing was recorded. */
public final class Percentiles {
  public static final Percentiles NONE = new Percentiles(null, null);

  /** Half of all are at most that. */
  public final Double median;

  /** 99 of 100 are at most that. */
  public final Double p99;

  public Percentiles(Double median, Double p99) {
    this.median = median;
    this.p99 = p99;
  }
}
