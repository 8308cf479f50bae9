// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

/** Median and 99th percentile of a distribution. Immutable; null if nothing was recorded. */
public final class Percentiles {
  public static final Percentiles NONE = new Percentiles(null, null);

  public final Double median;
  public final Double p99;

  public Percentiles(Double median, Double p99) {
    this.median = median;
    this.p99 = p99;
  }
}
