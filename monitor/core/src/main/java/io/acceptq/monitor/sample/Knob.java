// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

/** What may be set while acceptq runs, and within which range. */
public enum Knob {
  INTERVAL_MILLIS("IntervalMillis", 10, 60_000),
  SATURATION_PERCENT("SaturationPercent", 1, 100),
  STALL_MILLIS("StallMillis", 10, 3_600_000);

  public final String attribute;
  public final int min;
  public final int max;

  Knob(String attribute, int min, int max) {
    this.attribute = attribute;
    this.min = min;
    this.max = max;
  }

  public boolean allows(long value) {
    return value >= min && value <= max;
  }
}
