// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.demo;

import java.util.Map;
import java.util.Optional;

/** Formats the demo's table, a row per second and listener; a dash is an unknown value. */
final class DemoTable {
  static final String HEADER =
      String.format(
          "%4s  %-10s  %9s  %8s  %9s  %6s  %-11s  %s",
          "time", "listener", "queue/lim", "accepted", "overflows", "peak", "health", "cause");

  private static final int WIDTH = 88;

  private DemoTable() {}

  static String row(int second, String label, Optional<Map<String, Object>> bean) {
    if (bean.isEmpty()) {
      return "%3ds  %-10s  no MBean yet".formatted(second, label);
    }
    Map<String, Object> values = bean.get();
    return "%3ds  %-10s  %9s  %8s  %9s  %6s  %-11s  %s"
        .formatted(
            second,
            label,
            text(values, "QueueLength") + "/" + text(values, "EffectiveBacklog"),
            text(values, "Accepted"),
            text(values, "Overflows"),
            text(values, "QueuePeak"),
            text(values, "Health"),
            text(values, "Cause"));
  }

  /** A label and a long text, wrapped. */
  static String wrapped(String label, Object text) {
    StringBuilder lines = new StringBuilder();
    int width = 0;
    for (String word : String.valueOf(text).split(" ", -1)) {
      if (lines.length() == 0 || width + word.length() >= WIDTH) {
        lines.append(String.format("%s      %-4s ", lines.length() == 0 ? "" : "\n", label));
        label = "";
        width = 0;
      } else {
        lines.append(' ');
      }
      lines.append(word);
      width += word.length() + 1;
    }
    return lines.toString();
  }

  private static String text(Map<String, Object> values, String attribute) {
    Object value = values.get(attribute);
    return value == null ? "-" : value.toString();
  }
}
