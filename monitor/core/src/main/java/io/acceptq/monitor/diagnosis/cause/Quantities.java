// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis.cause;

/** Numbers in words. Pure. */
public final class Quantities {
  private Quantities() {}

  /** {@code 340 ms}, {@code 4.2 s}. */
  public static String duration(double millis) {
    long rounded = Math.round(millis);
    return rounded < 1_000 ? rounded + " ms" : number(millis / 1e3) + " s";
  }

  /** With one decimal. A Formatter would load 1.3 MB into a service that does not use one. */
  public static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths / 10 + "." + tenths % 10;
  }

  /** {@code 1 overflow}, {@code 3 overflows}. */
  public static String count(long number, String singular) {
    return number + " " + singular + (number == 1 ? "" : "s");
  }
}
