// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jfr;

import io.acceptq.monitor.vocabulary.AttributeSpec;
import io.acceptq.monitor.vocabulary.ValueType;
import java.util.function.Function;

/**
 * One value of an event: its name, help, and how it is read. The tools of the Flight Recorder show
 * an unknown number as N/A. Immutable.
 *
 * @param <S> what it is read from
 */
final class EventField<S> {
  /** What a number means, so that tools format it. */
  enum Unit {
    NONE,
    /** {@code jdk.jfr.Timespan}. */
    MILLISECONDS,
    /** {@code jdk.jfr.Timestamp}. */
    MILLISECONDS_SINCE_EPOCH,
    /** {@code jdk.jfr.Frequency}. */
    HERTZ
  }

  /** {@code jdk.jfr.internal.tool.PrettyWriter}: printed as N/A, as in JDK Mission Control. */
  private static final long UNKNOWN = Long.MIN_VALUE;

  final String name;

  /** long, double, boolean or String. */
  final Class<?> type;

  final Unit unit;
  final String description;
  private final Function<S, Object> value;

  private EventField(
      String name, Class<?> type, Unit unit, String description, Function<S, Object> value) {
    this.name = name;
    this.type = type;
    this.unit = unit;
    this.description = description;
    this.value = value;
  }

  /** An attribute of the vocabulary, {@code QueueLength} as the field {@code queueLength}. */
  static <S> EventField<S> of(AttributeSpec<S> spec) {
    String name = Character.toLowerCase(spec.attribute.charAt(0)) + spec.attribute.substring(1);
    return of(name, spec, unit(spec.unit));
  }

  /** An attribute under another name and unit. */
  static <S> EventField<S> of(String name, AttributeSpec<S> spec, Unit unit) {
    boolean whole = unit == Unit.MILLISECONDS; // a timespan has to be a long
    return new EventField<>(name, whole ? long.class : type(spec.type), unit, spec.help, spec::of);
  }

  /** A moment in milliseconds since the epoch. */
  static <S> EventField<S> timestamp(String name, String help, Function<S, Object> value) {
    return new EventField<>(name, long.class, Unit.MILLISECONDS_SINCE_EPOCH, help, value);
  }

  static <S> EventField<S> text(String name, String help, Function<S, Object> value) {
    return new EventField<>(name, String.class, Unit.NONE, help, value);
  }

  static <S> EventField<S> number(String name, String help, Function<S, Object> value) {
    return new EventField<>(name, long.class, Unit.NONE, help, value);
  }

  /** The same value, read from something that holds its source. */
  <T> EventField<T> from(Function<T, S> source) {
    return new EventField<>(
        name, type, unit, description, holder -> value.apply(source.apply(holder)));
  }

  private static Unit unit(String unit) {
    switch (unit) {
      case "milliseconds":
        return Unit.MILLISECONDS;
      case "connections per second":
        return Unit.HERTZ;
      default:
        return Unit.NONE;
    }
  }

  private static Class<?> type(ValueType type) {
    switch (type) {
      case STRING:
        return String.class;
      case BOOLEAN:
        return boolean.class;
      case DOUBLE:
        return double.class;
      default:
        return long.class;
    }
  }

  /** For display: {@code queueLength} as Queue Length. */
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
