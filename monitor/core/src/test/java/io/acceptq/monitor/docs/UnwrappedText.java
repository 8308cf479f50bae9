// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.docs;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file as one line, so that a phrase is found wherever it is wrapped: comment signs at the begin
 * of lines are left out, and concatenated string literals are joined.
 */
final class UnwrappedText {
  private static final Pattern SIGN = Pattern.compile("^\\s*(/\\*\\*?|\\*/?|//|#+|<!--)?\\s*");
  private static final Pattern CONCATENATION = Pattern.compile("\"\\s*\\+\\s*\"");

  final String text;

  /** Where each line begins in the text. */
  private final int[] starts;

  private UnwrappedText(String text, int[] starts) {
    this.text = text;
    this.starts = starts;
  }

  static UnwrappedText of(String file) {
    List<String> lines = file.lines().toList();
    int[] starts = new int[lines.size()];
    StringBuilder text = new StringBuilder(file.length());
    for (int i = 0; i < starts.length; i++) {
      starts[i] = text.length();
      text.append(SIGN.matcher(lines.get(i)).replaceFirst("")).append(' ');
    }
    return joinLiterals(text, starts);
  }

  private static UnwrappedText joinLiterals(StringBuilder wrapped, int[] starts) {
    StringBuilder text = new StringBuilder(wrapped.length());
    int[] moved = starts.clone();
    Matcher matcher = CONCATENATION.matcher(wrapped);
    int from = 0;
    int line = 0;
    int removed = 0;
    while (matcher.find()) {
      text.append(wrapped, from, matcher.start());
      for (; line < starts.length && starts[line] <= matcher.start(); line++) {
        moved[line] = starts[line] - removed;
      }
      from = matcher.end();
      for (; line < starts.length && starts[line] < from; line++) {
        moved[line] = text.length();
      }
      removed += from - matcher.start();
    }
    for (; line < starts.length; line++) {
      moved[line] = starts[line] - removed;
    }
    return new UnwrappedText(text.append(wrapped, from, wrapped.length()).toString(), moved);
  }

  /** The line of the file in which this position is; the first one is 1. */
  int lineAt(int position) {
    int found = Arrays.binarySearch(starts, position);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
