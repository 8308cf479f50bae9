// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import java.util.Collection;

/** Repeated measurements of one thing: the median, and how far they lie apart. */
record Spread(double median, double min, double max) {
  static Spread of(Collection<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = sorted.length;
    return new Spread((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[0], sorted[n - 1]);
  }

  /** The median, and the range if there is one. */
  String text(int decimals) {
    String middle = Report.number(median, decimals);
    String low = Report.number(min, decimals);
    String high = Report.number(max, decimals);
    return low.equals(high) ? middle : middle + " (" + low + "-" + high + ")";
  }
}
