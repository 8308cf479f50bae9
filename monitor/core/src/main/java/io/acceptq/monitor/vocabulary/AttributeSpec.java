// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.vocabulary;

import java.util.List;
import java.util.function.Function;

/**
 * One attribute: its name, unit and help, how it is read, and which metric exporters make of it.
 * Beans, JFR events, the status file, the documentation and the exporters' rules are made from the
 * tables of these. Immutable.
 *
 * @param <S> what it is read from
 */
public final class AttributeSpec<S> {
  public final String attribute;
  public final ValueType type;

  /** In the plural, {@code connections}; empty if there is none. */
  public final String unit;

  public final String help;

  /** Null if exporters ignore it. */
  public final MetricSpec metric;

  /** Whether it is a setting that may be changed. */
  public final boolean writable;

  private final Function<S, Object> value;

  AttributeSpec(
      String attribute, ValueType type, String unit, String help, Function<S, Object> value) {
    this(attribute, type, unit, help, null, false, value);
  }

  AttributeSpec(
      String attribute,
      ValueType type,
      String unit,
      String help,
      MetricSpec metric,
      Function<S, Object> value) {
    this(attribute, type, unit, help, metric, false, value);
  }

  private AttributeSpec(
      String attribute,
      ValueType type,
      String unit,
      String help,
      MetricSpec metric,
      boolean writable,
      Function<S, Object> value) {
    this.attribute = attribute;
    this.type = type;
    this.unit = unit;
    this.help = help;
    this.metric = metric;
    this.writable = writable;
    this.value = value;
  }

  /** A setting that may be changed while acceptq runs. */
  static <S> AttributeSpec<S> setting(
      String attribute, String unit, String help, Function<S, Object> value) {
    return new AttributeSpec<>(attribute, ValueType.INTEGER, unit, help, null, true, value);
  }

  /** Null is unknown. Costs a read, or forming a sentence. */
  public Object of(S source) {
    return value.apply(source);
  }

  /**
   * The attribute of this name in a table.
   *
   * @throws IllegalArgumentException if the table has no such attribute
   */
  public static <S> AttributeSpec<S> named(String attribute, List<AttributeSpec<S>> table) {
    for (AttributeSpec<S> spec : table) {
      if (spec.attribute.equals(attribute)) {
        return spec;
      }
    }
    throw new IllegalArgumentException("no attribute " + attribute);
  }

  /** The constant's name, or null. */
  static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }
}
