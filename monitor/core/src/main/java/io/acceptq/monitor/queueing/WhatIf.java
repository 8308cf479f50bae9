// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

import io.acceptq.monitor.model.HistorySlice;

/**
 * What a recorded load would have done with another backlog. If clients were refused in the
 * recording, each figure has two bounds, since new clients cannot be distinguished from retries:
 * the lower one counts every connection a second or more after a refusal as a retry, the upper one
 * only those at the times at which TCP retries. Immutable. Costs about 50 ns a sample, on the
 * calling thread.
 */
public final class WhatIf {
  /** The simulated backlog. */
  public final int backlog;

  /** Length of the recording. */
  public final long millis;

  /** With the smallest number of clients that explains the refused packets. */
  public final Outcome least;

  /** With the largest number. */
  public final Outcome most;

  /** One possible result. */
  public static final class Outcome {
    /** Highest queue length. */
    public final int peak;

    /** Refused clients, each counted once however often it retried. */
    public final int dropped;

    /** Longest wait for accept(), to within one interval. */
    public final long longestWaitMillis;

    /** Share of the samples in which the queue was full. */
    public final double fullShare;

    Outcome(int peak, int dropped, long longestWaitMillis, double fullShare) {
      this.peak = peak;
      this.dropped = dropped;
      this.longestWaitMillis = longestWaitMillis;
      this.fullShare = fullShare;
    }
  }

  private WhatIf(int backlog, long millis, Outcome least, Outcome most) {
    this.backlog = backlog;
    this.millis = millis;
    this.least = least;
    this.most = most;
  }

  /**
   * Replays the recorded load through a queue with this backlog.
   *
   * @param limit of the queue with which the load was recorded
   * @param backlog 0 or more
   * @throws IllegalArgumentException if the recording lacks what a replay needs, which the message
   *     names
   */
  public static WhatIf of(HistorySlice slice, Integer limit, int backlog) {
    if (limit == null || !isKnown(slice)) {
      throw new IllegalArgumentException(
          "needs two consecutive samples with queue length, limit, accepts and overflows, of which"
              + " this listener has none");
    }
    Outcome few = replay(slice, limit, backlog, RefusedClients.Retry.ANY_TIME);
    Outcome many = replay(slice, limit, backlog, RefusedClients.Retry.TIMED);
    return new WhatIf(
        backlog,
        slice.millis[slice.millis.length - 1] - slice.millis[0],
        new Outcome(
            Math.min(few.peak, many.peak),
            Math.min(few.dropped, many.dropped),
            Math.min(few.longestWaitMillis, many.longestWaitMillis),
            Math.min(few.fullShare, many.fullShare)),
        new Outcome(
            Math.max(few.peak, many.peak),
            Math.max(few.dropped, many.dropped),
            Math.max(few.longestWaitMillis, many.longestWaitMillis),
            Math.max(few.fullShare, many.fullShare)));
  }

  private static boolean isKnown(HistorySlice slice) {
    for (int i = 1; i < slice.millis.length; i++) {
      if (slice.queueLength[i - 1] >= 0
          && slice.queueLength[i] >= 0
          && slice.accepts[i] >= 0
          && slice.overflows[i] >= 0) {
        return true;
      }
    }
    return false;
  }

  private static Outcome replay(
      HistorySlice slice, int limit, int backlog, RefusedClients.Retry retry) {
    Demand demand = new Demand(retry);
    QueueReplay replay = new QueueReplay(backlog);
    int peak = 0;
    int dropped = 0;
    long longestWait = 0;
    int full = 0;
    for (int i = 0; i < slice.millis.length; i++) {
      replay.sample(
          demand,
          slice.millis[i],
          slice.queueLength[i],
          slice.accepts[i],
          slice.overflows[i],
          limit);
      peak = Math.max(peak, replay.peak);
      dropped += replay.dropped;
      longestWait = Math.max(longestWait, replay.waitMillis);
      full += replay.isFull() ? 1 : 0;
    }
    return new Outcome(peak, dropped, longestWait, full / (double) slice.millis.length);
  }
}
