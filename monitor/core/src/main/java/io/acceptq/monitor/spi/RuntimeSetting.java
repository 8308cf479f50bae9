// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.spi;

/** A setting that may change while acceptq runs, and its range. */
public enum RuntimeSetting {
  INTERVAL_MILLIS(10, 60_000),
  SATURATION_PERCENT(1, 100),
  STALL_MILLIS(10, 3_600_000);

  public final int min;
  public final int max;

  RuntimeSetting(int min, int max) {
    this.min = min;
    this.max = max;
  }

  public boolean allows(long value) {
    return value >= min && value <= max;
  }
}
