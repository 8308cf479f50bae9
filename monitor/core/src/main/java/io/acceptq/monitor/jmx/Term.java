// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.sample.Knob;
import java.util.function.Function;
import javax.management.openmbean.SimpleType;

/**
 * One attribute: its name, unit and help, how it is read from a sample, and which metric exporters
 * make of it. The tables of terms are the vocabulary: beans, their descriptions and the exporters'
 * rules come from it. Immutable.
 *
 * @param <S> what it is read from
 */
public final class Term<S> {
  public final String attribute;
  public final SimpleType<?> type;

  /** In the plural, {@code connections}; empty where there is none. */
  public final String unit;

  public final String help;

  /** Null for what is no metric. */
  public final Metric metric;

  /** What it sets when it is written; null for all that can only be read. */
  final Knob knob;

  private final Function<S, Object> value;

  Term(String attribute, SimpleType<?> type, String unit, String help, Function<S, Object> value) {
    this(attribute, type, unit, help, null, null, value);
  }

  Term(
      String attribute,
      SimpleType<?> type,
      String unit,
      String help,
      Metric metric,
      Function<S, Object> value) {
    this(attribute, type, unit, help, metric, null, value);
  }

  Term(
      String attribute,
      SimpleType<?> type,
      String unit,
      String help,
      Knob knob,
      Function<S, Object> value) {
    this(attribute, type, unit, help, null, knob, value);
  }

  private Term(
      String attribute,
      SimpleType<?> type,
      String unit,
      String help,
      Metric metric,
      Knob knob,
      Function<S, Object> value) {
    this.attribute = attribute;
    this.type = type;
    this.unit = unit;
    this.help = help;
    this.metric = metric;
    this.knob = knob;
    this.value = value;
  }

  /** Null is unknown. Costs no more than a read, or the forming of a sentence. */
  public Object of(S sample) {
    return value.apply(sample);
  }
}
