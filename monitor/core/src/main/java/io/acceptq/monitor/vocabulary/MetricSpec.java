// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.vocabulary;

/**
 * How exporters show an attribute; the exporters' rules in {@code examples} are made from it. Its
 * help is that of the attribute, and an unknown value gives no sample. Immutable.
 */
public final class MetricSpec {
  /** What a metric's number means. */
  public enum Kind {
    /** A current value. */
    GAUGE,
    /** A total that only grows. */
    COUNTER,
    /** The value is 1, and a label holds the state. */
    STATE
  }

  /** With its base unit, and {@code _total} for a counter. */
  public final String name;

  public final Kind kind;

  /** From the attribute's unit to the metric's. */
  public final double factor;

  /** A label in addition to those of the bean; null if there is none. */
  public final String label;

  /** Value of that label; null for a {@link Kind#STATE}, where it is the attribute's value. */
  public final String labelValue;

  private MetricSpec(String name, Kind kind, double factor, String label, String labelValue) {
    this.name = name;
    this.kind = kind;
    this.factor = factor;
    this.label = label;
    this.labelValue = labelValue;
  }

  static MetricSpec gauge(String name) {
    return gauge(name, 1);
  }

  static MetricSpec gauge(String name, double factor) {
    return new MetricSpec(name, Kind.GAUGE, factor, null, null);
  }

  static MetricSpec counter(String name) {
    return counter(name, null, null);
  }

  /** One of several attributes that are one metric, distinguished by a label. */
  static MetricSpec counter(String name, String label, String labelValue) {
    return new MetricSpec(name, Kind.COUNTER, 1, label, labelValue);
  }

  static MetricSpec state(String name, String label) {
    return new MetricSpec(name, Kind.STATE, 1, label, null);
  }
}
