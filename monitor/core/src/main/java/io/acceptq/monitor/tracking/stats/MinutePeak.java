// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The highest value of the last minute, to the second, in 60 numbers at any interval. Used by the
 * sampler thread only.
 */
final class MinutePeak {
  private static final int SECONDS = 60;

  private final int[] peaks = new int[SECONDS];
  private boolean begun;
  private long origin;
  private long second;
  private int peak;

  /** Adds the value of a moment later than any before, and returns the peak. */
  int add(long nanos, int value) {
    if (!begun) {
      begun = true;
      origin = nanos;
      second = 0;
      peak = 0;
      Arrays.fill(peaks, 0);
    }
    turn(TimeUnit.NANOSECONDS.toSeconds(nanos - origin));
    int slot = (int) (second % SECONDS);
    if (value > peaks[slot]) {
      peaks[slot] = value;
      peak = Math.max(peak, value);
    }
    return peak;
  }

  private void turn(long now) {
    if (now == second) {
      return;
    }
    for (long gone = Math.max(second + 1, now - SECONDS + 1); gone <= now; gone++) {
      peaks[(int) (gone % SECONDS)] = 0;
    }
    second = now;
    peak = 0;
    for (int each : peaks) {
      peak = Math.max(peak, each);
    }
  }

  void reset() {
    begun = false;
  }
}
