// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The current position of every {@link Knob}. Any thread may turn and read them. */
public final class Knobs {
  private final Map<Knob, AtomicInteger> positions = new EnumMap<>(Knob.class);

  public Knobs(int intervalMillis, int saturationPercent, int stallMillis) {
    for (Knob knob : Knob.values()) {
      positions.put(knob, new AtomicInteger());
    }
    set(Knob.INTERVAL_MILLIS, intervalMillis);
    set(Knob.SATURATION_PERCENT, saturationPercent);
    set(Knob.STALL_MILLIS, stallMillis);
  }

  public int get(Knob knob) {
    return positions.get(knob).get();
  }

  /**
   * Turns a knob.
   *
   * @throws IllegalArgumentException naming the knob, the value and the allowed range
   */
  public void set(Knob knob, long value) {
    if (!knob.allows(value)) {
      throw new IllegalArgumentException(
          knob.attribute + ": " + value + " is not allowed; " + knob.min + " to " + knob.max);
    }
    positions.get(knob).set((int) value);
  }
}
