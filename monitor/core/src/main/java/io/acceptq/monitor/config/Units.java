// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses numbers with a unit: {@code 100ms}, {@code 10m}, {@code 80%}. */
final class Units {
  /** Ten digits of hours still fit into a long of milliseconds. */
  private static final Pattern DURATION = Pattern.compile("(\\d{1,10})\\s*(ms|s|m|h)");

  private static final Pattern PERCENT = Pattern.compile("(\\d{1,10})\\s*%");

  private Units() {}

  static long millis(String text) {
    Matcher matcher = match(DURATION, text);
    long number = Long.parseLong(matcher.group(1));
    switch (matcher.group(2)) {
      case "ms":
        return number;
      case "s":
        return number * 1_000;
      case "m":
        return number * 60_000;
      default:
        return number * 3_600_000;
    }
  }

  static long percent(String text) {
    return Long.parseLong(match(PERCENT, text).group(1));
  }

  private static Matcher match(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    return matcher;
  }
}
