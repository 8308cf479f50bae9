// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.report;

import java.util.Locale;

/** Numbers as text with a fixed number of decimals. */
public final class Decimals {
  private Decimals() {}

  /** Never {@code -0}. */
  public static String fixed(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.matches("-0\\.?0*") ? text.substring(1) : text;
  }

  /** With a sign, for differences; 0 is {@code +0}. */
  public static String signed(double value, int decimals) {
    String text = fixed(value, decimals);
    return text.startsWith("-") ? text : "+" + text;
  }
}
