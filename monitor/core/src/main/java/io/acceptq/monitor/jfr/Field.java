// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jfr;

import java.util.function.Function;

/**
 * One value of an event: its name, what it means, and how it is read. An unknown number is what the
 * tools of the Flight Recorder show as N/A. Immutable.
 *
 * @param <S> what it is read from
 */
final class Field<S> {
  /** What a number is, for the tools to show it so. */
  enum Unit {
    NONE,
    /** {@code jdk.jfr.Timespan}. */
    MILLISECONDS,
    /** {@code jdk.jfr.Timestamp}. */
    MILLISECONDS_SINCE_EPOCH,
    /** {@code jdk.jfr.Frequency}. */
    HERTZ
  }

  /** {@code jdk.jfr.internal.tool.PrettyWriter}: printed as N/A, as JDK Mission Control does. */
  private static final long UNKNOWN = Long.MIN_VALUE;

  final String name;

  /** long, double, boolean or String. */
  final Class<?> type;

  final Unit unit;
  final String description;
  private final Function<S, Object> value;

  Field(String name, Class<?> type, Unit unit, String description, Function<S, Object> value) {
    this.name = name;
    this.type = type;
    this.unit = unit;
    this.description = description;
    this.value = value;
  }

  /** In the words of a person, {@code queueLength} as Queue Length. */
  String label() {
    StringBuilder label = new StringBuilder();
    label.append(Character.toUpperCase(name.charAt(0)));
    for (int i = 1; i < name.length(); i++) {
      char letter = name.charAt(i);
      label.append(Character.isUpperCase(letter) ? " " : "").append(letter);
    }
    return label.toString();
  }

  Object of(S source) {
    Object known = value.apply(source);
    if (type == long.class) {
      return known == null ? (Object) UNKNOWN : ((Number) known).longValue();
    }
    if (type == double.class) {
      return known == null ? (Object) Double.NaN : ((Number) known).doubleValue();
    }
    return known;
  }
}
