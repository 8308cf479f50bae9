// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import java.math.BigDecimal;

/** What acceptq promises of one row: at most so much. */
record Target(double atMost) {
  String text() {
    return "<= " + BigDecimal.valueOf(atMost).stripTrailingZeros().toPlainString();
  }

  boolean isMetBy(double value) {
    return value <= atMost;
  }
}
