// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.config;

/**
 * The options: this table drives parsing, the help text and the README. Values are written with
 * their unit.
 */
public enum Option {
  INTERVAL("interval", "100ms", "10ms to 60s", "time between samples") {
    @Override
    Object parse(String text) {
      return inRange(10, 60_000, Units.millis(text));
    }
  },
  HISTORY("history", "10m", "1s to 24h", "how long samples are kept, in at most 8 MB") {
    @Override
    Object parse(String text) {
      return inRange(1_000, 86_400_000, Units.millis(text));
    }
  },
  SATURATION("saturation", "80%", "1% to 100%", "queue utilization to report as saturated") {
    @Override
    Object parse(String text) {
      return inRange(1, 100, Units.percent(text));
    }
  },
  STALL(
      "stall",
      "1s",
      "10ms to 1h",
      "report a stall if connections wait this long without an accept") {
    @Override
    Object parse(String text) {
      return inRange(10, 3_600_000, Units.millis(text));
    }
  },
  NATIVE("native", "auto", "auto, off", "off: load no native code, read /proc instead") {
    @Override
    Object parse(String text) {
      require(text.equals("auto") || text.equals("off"));
      return text.equals("auto");
    }
  },
  LOG("log", "stderr", "stderr, off or a file", "destination of the start line and warnings") {
    @Override
    Object parse(String text) {
      require(!text.isEmpty());
      return text;
    }
  };

  public final String key;
  public final String defaultText;
  public final String allowed;
  public final String meaning;

  Option(String key, String defaultText, String allowed, String meaning) {
    this.key = key;
    this.defaultText = defaultText;
    this.allowed = allowed;
    this.meaning = meaning;
  }

  /**
   * Parses a value as the user wrote it.
   *
   * @throws IllegalArgumentException without a useful message, if the value is not allowed
   */
  abstract Object parse(String text);

  final Object defaultValue() {
    return parse(defaultText);
  }

  /** The option with this key, or null. */
  static Option of(String key) {
    for (Option option : values()) {
      if (option.key.equals(key)) {
        return option;
      }
    }
    return null;
  }

  private static Object inRange(int min, int max, long value) {
    require(value >= min && value <= max);
    return (int) value;
  }

  private static void require(boolean allowed) {
    if (!allowed) {
      throw new IllegalArgumentException();
    }
  }
}
