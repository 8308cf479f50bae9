// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import java.util.concurrent.TimeUnit;

/**
 * The highest value of the last minute, to the second, in 60 numbers whatever the interval. Used by
 * the sampler thread only.
 */
final class MinutePeak {
  private static final int SECONDS = 60;

  private final int[] peaks = new int[SECONDS];
  private long second = Long.MIN_VALUE;
  private int peak;

  /** Takes the value seen at this time, later than any before, and returns the peak. */
  int add(long nanos, int value) {
    long now = TimeUnit.NANOSECONDS.toSeconds(nanos);
    if (now != second) {
      turn(now);
    }
    int slot = (int) Math.floorMod(now, (long) SECONDS);
    if (value > peaks[slot]) {
      peaks[slot] = value;
      peak = Math.max(peak, value);
    }
    return peak;
  }

  private void turn(long now) {
    long skipped = second == Long.MIN_VALUE ? SECONDS : Math.min(now - second, SECONDS);
    for (long gone = 0; gone < skipped; gone++) {
      peaks[(int) Math.floorMod(now - gone, (long) SECONDS)] = 0;
    }
    second = now;
    peak = 0;
    for (int each : peaks) {
      peak = Math.max(peak, each);
    }
  }

  void reset() {
    second = Long.MIN_VALUE;
  }
}
