// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import io.acceptq.monitor.sample.Knob;

/**
 * The options: this one table drives parsing, the help text and the README. A value is as the user
 * wrote it, with its unit.
 */
public enum Option {
  INTERVAL("interval", "100ms", "10ms to 60s", "time between samples") {
    @Override
    Object parse(String text) {
      return inRange(Knob.INTERVAL_MILLIS, Units.millis(text));
    }
  },
  HISTORY("history", "10m", "1s to 24h", "samples kept per listener, in at most 8 MB for all") {
    @Override
    Object parse(String text) {
      long millis = Units.millis(text);
      require(millis >= 1_000 && millis <= 86_400_000);
      return (int) millis;
    }
  },
  SATURATION("saturation", "80%", "1% to 100%", "queue utilisation that is an alert") {
    @Override
    Object parse(String text) {
      return inRange(Knob.SATURATION_PERCENT, Units.percent(text));
    }
  },
  STALL("stall", "1s", "10ms to 1h", "a non-empty queue and no accept for so long is an alert") {
    @Override
    Object parse(String text) {
      return inRange(Knob.STALL_MILLIS, Units.millis(text));
    }
  },
  NATIVE("native", "auto", "auto, off", "off: never load native code, read /proc instead") {
    @Override
    Object parse(String text) {
      require(text.equals("auto") || text.equals("off"));
      return text.equals("auto");
    }
  },
  LOG("log", "stderr", "stderr, off or a file", "where the start line and warnings go") {
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
   * @throws IllegalArgumentException without a message of use, if the value is not allowed
   */
  abstract Object parse(String text);

  final Object defaultValue() {
    return parse(defaultText);
  }

  /** The option of that key, or null. */
  static Option of(String key) {
    for (Option option : values()) {
      if (option.key.equals(key)) {
        return option;
      }
    }
    return null;
  }

  private static Object inRange(Knob knob, long value) {
    require(knob.allows(value));
    return (int) value;
  }

  private static void require(boolean allowed) {
    if (!allowed) {
      throw new IllegalArgumentException();
    }
  }
}
