// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.spi;

import io.acceptq.monitor.model.Thresholds;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The current value of every {@link RuntimeSetting}. Any thread may read and set them. */
public final class RuntimeSettings {
  private final Map<RuntimeSetting, AtomicInteger> values = new EnumMap<>(RuntimeSetting.class);

  public RuntimeSettings(int intervalMillis, Thresholds thresholds) {
    for (RuntimeSetting setting : RuntimeSetting.values()) {
      values.put(setting, new AtomicInteger());
    }
    set(RuntimeSetting.INTERVAL_MILLIS, intervalMillis);
    set(RuntimeSetting.SATURATION_PERCENT, thresholds.saturationPercent);
    set(RuntimeSetting.STALL_MILLIS, thresholds.stallMillis);
  }

  public int get(RuntimeSetting setting) {
    return values.get(setting).get();
  }

  public int intervalMillis() {
    return get(RuntimeSetting.INTERVAL_MILLIS);
  }

  public Thresholds thresholds() {
    return new Thresholds(get(RuntimeSetting.SATURATION_PERCENT), get(RuntimeSetting.STALL_MILLIS));
  }

  /**
   * Changes a setting.
   *
   * @throws IllegalArgumentException with the value and the allowed range
   */
  public void set(RuntimeSetting setting, long value) {
    if (!setting.allows(value)) {
      throw new IllegalArgumentException(
          value + " is not allowed; allowed: " + setting.min + " to " + setting.max);
    }
    values.get(setting).set((int) value);
  }
}
