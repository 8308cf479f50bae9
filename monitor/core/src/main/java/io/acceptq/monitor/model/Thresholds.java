// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

/** From when on a listener counts as saturated or stalled. Immutable. */
public final class Thresholds {
  /** Queue utilization in percent, 1 to 100. */
  public final int saturationPercent;

  /** Milliseconds without an accept while connections wait. */
  public final int stallMillis;

  public Thresholds(int saturationPercent, int stallMillis) {
    this.saturationPercent = saturationPercent;
    this.stallMillis = stallMillis;
  }
}
