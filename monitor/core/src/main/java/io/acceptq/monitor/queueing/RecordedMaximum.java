// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

import java.util.Arrays;

/** The worst of a replay over the time that is recorded, to a 64th of it. One thread. */
final class RecordedMaximum {
  private static final int PARTS = 64;

  private final long partMillis;
  private final int[] peaks = new int[PARTS];
  private final long[] waits = new long[PARTS];
  private final long[] refused = new long[PARTS];
  private long part;

  int peak;
  long waitMillis;
  long overflows;

  RecordedMaximum(long historyMillis) {
    partMillis = Math.max(1, historyMillis / (PARTS - 1));
  }

  void add(long millis, int nowPeak, long nowWait, int nowOverflows) {
    boolean turned = turn(millis / partMillis);
    int slot = (int) (part % PARTS);
    boolean worse = nowPeak > peaks[slot] || nowWait > waits[slot] || nowOverflows > 0;
    if (worse) {
      peaks[slot] = Math.max(peaks[slot], nowPeak);
      waits[slot] = Math.max(waits[slot], nowWait);
      refused[slot] += nowOverflows;
    }
    if (worse || turned) {
      sum();
    }
  }

  void clear() {
    Arrays.fill(peaks, 0);
    Arrays.fill(waits, 0);
    Arrays.fill(refused, 0);
    sum();
  }

  private boolean turn(long now) {
    if (now == part) {
      return false;
    }
    for (long gone = Math.max(part + 1, now - PARTS + 1); gone <= now; gone++) {
      int slot = (int) (gone % PARTS);
      peaks[slot] = 0;
      waits[slot] = 0;
      refused[slot] = 0;
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
      overflows += refused[i];
    }
  }
}
