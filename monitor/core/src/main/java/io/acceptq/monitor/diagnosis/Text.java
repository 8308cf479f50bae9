// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

/** Numbers for people. */
final class Text {
  private Text() {}

  static String duration(double millis) {
    long rounded = Math.round(millis);
    return rounded < 1_000 ? rounded + " ms" : number(millis / 1e3) + " s";
  }

  /** With one decimal. A Formatter would load 1.3 MB into a service that has none. */
  static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths / 10 + "." + tenths % 10;
  }
}
