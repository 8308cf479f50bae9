// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

/**
 * Accepts and queue lengths of the last ten seconds, in a fixed number of points at any interval.
 * Used by the sampler thread only; adding allocates nothing.
 */
final class RateWindow {
  private static final long SPAN = 10_000_000_000L;
  private static final int POINTS = 52;
  private static final long SPACING = SPAN / (POINTS - 2);

  /** A rate over less time would be meaningless. */
  private static final long MIN_ELAPSED = 1_000_000_000L;

  private final long[] nanos = new long[POINTS];
  private final long[] accepted = new long[POINTS];
  private final int[] length = new int[POINTS];
  private int oldest;
  private int size;

  private long lastNanos;
  private long lastAccepted;
  private int lastLength;

  void add(long at, long acceptedNow, int lengthNow) {
    lastNanos = at;
    lastAccepted = acceptedNow;
    lastLength = lengthNow;
    if (size == 0 || at - nanos[slot(size - 1)] >= SPACING) {
      if (size == POINTS) {
        drop();
      }
      int slot = slot(size++);
      nanos[slot] = at;
      accepted[slot] = acceptedNow;
      length[slot] = lengthNow;
    }
    while (size > 2 && at - nanos[slot(1)] >= SPAN) {
      drop();
    }
  }

  void clear() {
    size = 0;
  }

  private void drop() {
    oldest = slot(1);
    size--;
  }

  private int slot(int index) {
    return (oldest + index) % POINTS;
  }

  private long elapsed() {
    return size == 0 ? 0 : lastNanos - nanos[oldest];
  }

  /** Per second; null while the window is too short. */
  Double acceptRate() {
    return elapsed() < MIN_ELAPSED ? null : perSecond(lastAccepted - accepted[oldest]);
  }

  Double arrivalRate() {
    return elapsed() < MIN_ELAPSED
        ? null
        : perSecond(lastAccepted - accepted[oldest] + lastLength - length[oldest]);
  }

  private double perSecond(long count) {
    return Math.max(0, count) * 1e9 / elapsed();
  }
}
