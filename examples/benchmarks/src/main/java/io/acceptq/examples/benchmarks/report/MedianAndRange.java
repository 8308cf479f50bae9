// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.report;

import java.util.Collection;

/** The median, minimum and maximum of repeated measurements. */
public record MedianAndRange(double median, double min, double max) {
  public static MedianAndRange of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = sorted.length;
    double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    return new MedianAndRange(median, sorted[0], sorted[n - 1]);
  }

  /** The median, with the range in brackets unless its ends are the same text. */
  public String text(int decimals) {
    String middle = Decimals.fixed(median, decimals);
    String low = Decimals.fixed(min, decimals);
    String high = Decimals.fixed(max, decimals);
    return low.equals(high) ? middle : middle + " (" + low + "-" + high + ")";
  }
}
