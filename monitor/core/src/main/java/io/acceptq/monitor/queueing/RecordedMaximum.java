// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

import java.util.Arrays;

/**
 * The highest queue length, the longest wait and the sum of overflows of a replay over the recorded
 * time. That time is divided into 64 parts; the oldest is dropped when a new one starts. Used by
 * one thread.
 */
final class RecordedMaximum {
  private static final int PARTS = 64;

  private final long partMillis;
  private final int[] peaks = new int[PARTS];
  private final long[] waits = new long[PARTS];
  private final long[] refusals = new long[PARTS];
  private long part;

  int peak;
  long waitMillis;
  long overflows;

  RecordedMaximum(long historyMillis) {
    partMillis = Math.max(1, historyMillis / (PARTS - 1));
  }

  void add(long millis, int nowPeak, long nowWait, int nowOverflows) {
    boolean newPart = moveTo(millis / partMillis);
    int slot = (int) (part % PARTS);
    boolean higher = nowPeak > peaks[slot] || nowWait > waits[slot] || nowOverflows > 0;
    if (higher) {
      peaks[slot] = Math.max(peaks[slot], nowPeak);
      waits[slot] = Math.max(waits[slot], nowWait);
      refusals[slot] += nowOverflows;
    }
    if (higher || newPart) {
      sum();
    }
  }

  void clear() {
    Arrays.fill(peaks, 0);
    Arrays.fill(waits, 0);
    Arrays.fill(refusals, 0);
    sum();
  }

  /** Clears the parts between the last one and this one; false if it is the same part. */
  private boolean moveTo(long now) {
    if (now == part) {
      return false;
    }
    for (long cleared = Math.max(part + 1, now - PARTS + 1); cleared <= now; cleared++) {
      int slot = (int) (cleared % PARTS);
      peaks[slot] = 0;
      waits[slot] = 0;
      refusals[slot] = 0;
    }
    part = now;
    return true;
  }

  private void sum() {
    peak = 0;
    waitMillis = 0;
    overflows = 0;
    for (int i = 0; i < PARTS; i++) {
      peak = Math.max(peak, peaks[i]);
      waitMillis = Math.max(waitMillis, waits[i]);
      overflows += refusals[i];
    }
  }
}
