// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.report;

import java.math.BigDecimal;

/** The largest value of acceptq that meets the target of a row. */
public record CostTarget(double atMost) {
  String text() {
    return "<= " + BigDecimal.valueOf(atMost).stripTrailingZeros().toPlainString();
  }

  boolean isMetBy(double value) {
    return value <= atMost;
  }
}
