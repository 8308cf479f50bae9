// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

import io.acceptq.monitor.model.PausedWait;
import io.acceptq.monitor.model.Percentiles;

/**
 * Time without an accept while the queue is not empty. It never overestimates: a gap begins at the
 * later of the last accept and the first sample that saw the queue non-empty. Used by the sampler
 * thread only.
 */
final class AcceptGap {
  private boolean open;
  private long start;
  private long accepted;
  private long gap;
  private long longest;
  private final Histogram gaps = new Histogram();

  void add(long nanos, int length, long acceptedNow, long lastAcceptNanos) {
    boolean moved = acceptedNow != accepted;
    accepted = acceptedNow;
    if (length == 0) {
      open = false;
      gap = 0;
      return;
    }
    if (!open) {
      open = true;
      start = nanos;
    } else if (moved) {
      start = later(start, lastAcceptNanos);
    }
    gap = Math.max(0, nanos - start);
    longest = Math.max(longest, gap);
    gaps.add(millis());
  }

  /**
   * Adds a pause in which nothing was sampled: the gap began with the oldest connection that waited
   * for its end.
   *
   * @param pause null if there was none
   * @param ended whether connections were accepted after it
   */
  void add(long nanos, PausedWait pause, boolean ended) {
    if (pause == null || pause.longestMillis == null) {
      return;
    }
    long waited = (long) (pause.longestMillis * 1e6);
    longest = Math.max(longest, waited);
    if (!ended) {
      start = nanos - Math.max(waited, nanos - start);
      gap = nanos - start;
    }
  }

  private static long later(long a, long b) {
    return a - b >= 0 ? a : b;
  }

  double millis() {
    return gap / 1e6;
  }

  double longestMillis() {
    return longest / 1e6;
  }

  /** Of the gap, over all samples in which connections waited. */
  Percentiles percentiles() {
    return gaps.percentiles();
  }

  void reset() {
    longest = gap;
    gaps.clear();
  }

  /** The queue is unknown: no gap can span this sample. */
  void interrupt() {
    open = false;
    gap = 0;
  }
}
