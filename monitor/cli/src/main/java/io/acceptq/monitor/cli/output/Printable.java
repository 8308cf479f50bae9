// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.output;

/**
 * Makes text of other processes safe to print: a process name or an argument may contain escape
 * sequences, which the terminal must not execute.
 */
public final class Printable {
  private Printable() {}

  /** Replaces control and format characters by question marks. */
  public static String text(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }

  /** The same, cut to at most {@code width} characters; a cut text ends in three dots. */
  public static String text(String text, int width) {
    String printable = text(text);
    int length = printable.codePointCount(0, printable.length());
    if (length <= width) {
      return printable;
    }
    return printable.substring(0, printable.offsetByCodePoints(0, width - 3)) + "...";
  }
}
