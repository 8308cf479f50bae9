// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

/**
 * Text of other processes on this terminal: a name or an argument may hold escape sequences, and
 * whoever runs this as root must not have them obeyed.
 */
final class Printable {
  private Printable() {}

  static String text(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }

  /** At most so many characters; a cut is marked. */
  static String text(String text, int width) {
    String printable = text(text);
    int length = printable.codePointCount(0, printable.length());
    if (length <= width) {
      return printable;
    }
    return printable.substring(0, printable.offsetByCodePoints(0, width - 3)) + "...";
  }
}
