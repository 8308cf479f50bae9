// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import java.util.function.Consumer;

/**
 * Prints one line on stderr, marked as acceptq's. Text of the service, such as the message of an
 * exception, may be part of it: control characters are escaped as in Java source, so that no text
 * can look like a further line or reach a terminal as an escape sequence. Any thread.
 */
final class Stderr implements Consumer<String> {
  @Override
  public void accept(String text) {
    System.err.println("acceptq: " + escaped(text));
  }

  private static String escaped(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isControl(c)) {
        appendEscape(line, c);
      } else {
        line.append(c);
      }
    }
    return line.toString();
  }

  private static boolean isControl(char c) {
    switch (Character.getType(c)) {
      case Character.CONTROL:
      case Character.FORMAT: // may reverse the text that follows, U+202E
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
        return true;
      default:
        return false;
    }
  }

  private static void appendEscape(StringBuilder line, char c) {
    switch (c) {
      case '\n':
        line.append("\\n");
        break;
      case '\r':
        line.append("\\r");
        break;
      case '\t':
        line.append("\\t");
        break;
      default:
        line.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          line.append(Character.forDigit((c >> shift) & 0xf, 16));
        }
        break;
    }
  }
}
