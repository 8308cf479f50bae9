// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

import io.acceptq.monitor.model.HistorySlice;

/**
 * A recorded load as it would have gone with another backlog. Each figure has two bounds where
 * connections were refused in it: at least, if all that came a second later were those refused
 * before; at most, if only those were that came when TCP tries again. Pure, immutable; costs about
 * 50 ns a sample.
 */
public final class WhatIf {
  /** The backlog it was asked for. */
  public final int backlog;

  /** Length of the record. */
  public final long millis;

  /** If as few clients came as the refused packets allow. */
  public final Outcome least;

  /** If as many did. */
  public final Outcome most;

  /** One way it may have gone. */
  public static final class Outcome {
    /** Highest queue length. */
    public final int peak;

    /** Clients refused, each once however often it came back. */
    public final int dropped;

    /** To within a sample's interval. */
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
   * Runs the recorded load through a queue of that backlog.
   *
   * @param limit the queue was recorded with
   * @param backlog from 0 on
   * @throws IllegalArgumentException with what it needs, if it has not got it
   */
  public static WhatIf of(HistorySlice slice, Integer limit, int backlog) {
    if (limit == null || !isKnown(slice)) {
      throw new IllegalArgumentException(
          "needs two samples in a row with the queue's length and limit, the accepts and the"
              + " overflows: of this listener there are none");
    }
    Outcome few = run(slice, limit, new Demand(RefusedClients.Retry.ANY), new QueueReplay(backlog));
    Outcome many =
        run(slice, limit, new Demand(RefusedClients.Retry.DOUBLING), new QueueReplay(backlog));
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

  private static Outcome run(HistorySlice slice, int limit, Demand demand, QueueReplay replay) {
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
