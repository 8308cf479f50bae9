// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.sample.Knob;
import java.util.function.Function;
import javax.management.openmbean.SimpleType;

/**
 * One attribute: its name, unit and help, and how it is read from a sample. The tables of terms are
 * the vocabulary: beans and their descriptions come from it. Immutable.
 *
 * @param <S> what it is read from
 */
public final class Term<S> {
  public final String attribute;
  public final SimpleType<?> type;

  /** In the plural, {@code connections}; empty where there is none. */
  public final String unit;

  public final String help;

  /** What it sets when it is written; null for all that can only be read. */
  final Knob knob;

  private final Function<S, Object> value;

  Term(String attribute, SimpleType<?> type, String unit, String help, Function<S, Object> value) {
    this(attribute, type, unit, help, null, value);
  }

  Term(
      String attribute,
      SimpleType<?> type,
      String unit,
      String help,
      Knob knob,
      Function<S, Object> value) {
    this.attribute = attribute;
    this.type = type;
    this.unit = unit;
    this.help = help;
    this.knob = knob;
    this.value = value;
  }

  /** Null is unknown. Costs no more than a read, or the forming of a sentence. */
  public Object of(S sample) {
    return value.apply(sample);
  }
}
