// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

import io.acceptq.monitor.model.AcceptQueue;
import java.util.Objects;

/** Length and peaks of one accept queue. Used by the sampler thread only. */
public final class QueueStats {
  private static final AcceptQueue UNSEEN = new AcceptQueue(null, null, null, null, null);

  private final MinutePeak minute = new MinutePeak();
  private int peak = -1;
  private AcceptQueue last = UNSEEN;

  /**
   * For a sample with a known queue; returns the previous object while nothing changes.
   *
   * @param overflowed whether it was full since the previous sample, and so held limit + 1
   */
  public AcceptQueue sample(
      long nanos, int length, Integer limit, Integer halfOpen, boolean overflowed) {
    int longest = overflowed && limit != null ? Math.max(length, limit + 1) : length;
    peak = Math.max(peak, longest);
    int minutePeak = minute.add(nanos, longest);
    Double utilization = limit == null ? null : (Double) (length / (limit + 1.0));
    if (last.length == null
        || last.length != length
        || last.peak != peak
        || last.peakLastMinute != minutePeak
        || !Objects.equals(last.utilization, utilization)
        || !Objects.equals(last.halfOpen, halfOpen)) {
      last = new AcceptQueue(length, utilization, peak, minutePeak, halfOpen);
    }
    return last;
  }

  /** For a sample in which the queue is unknown. */
  public AcceptQueue unknown() {
    if (last.length != null) {
      last = new AcceptQueue(null, null, last.peak, last.peakLastMinute, null);
    }
    return last;
  }

  public void resetPeaks() {
    peak = -1;
    minute.reset();
  }
}
