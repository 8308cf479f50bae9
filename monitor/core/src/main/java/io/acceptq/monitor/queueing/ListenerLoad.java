// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

import io.acceptq.monitor.model.ListenerSample;
import java.util.Objects;

/**
 * The load of one listener, sample by sample: how long its connections waited, and the backlog that
 * would have held it, found by a replay through a queue without a limit. Costs some additions a
 * sample. Used by the sampler thread only.
 */
public final class ListenerLoad {
  private static final int UNKNOWN = -1;

  private final Demand demand = new Demand(RefusedClients.Retry.TIMED);
  private final QueueReplay replay = new QueueReplay(QueueReplay.UNLIMITED);
  private final QueueWaits waits = new QueueWaits();
  private final RecordedMaximum maximum;
  private ListenerSample previous;

  /** No connection waits, arrives or is expected to retry: then one sample a second is enough. */
  private boolean idle;

  private long lastSecond;
  private BacklogRecommendation recommendation = BacklogRecommendation.NO_LOAD;
  private QueueWait wait = QueueWait.UNKNOWN;

  /**
   * @param historyMillis for how long a recorded load counts
   */
  public ListenerLoad(long historyMillis) {
    this.maximum = new RecordedMaximum(historyMillis);
  }

  /**
   * Takes a sample.
   *
   * @param somaxconn the largest backlog that the kernel allows; null if unknown
   */
  public void add(ListenerSample now, Integer somaxconn) {
    if (previous != null && isReset(previous.queue.peak, now.queue.peak)) {
      maximum.clear();
    }
    int accepts = previous == null ? UNKNOWN : rise(previous.accepts.total, now.accepts.total);
    int overflows =
        previous == null ? UNKNOWN : rise(previous.drops.overflows, now.drops.overflows);
    int length = now.queue.length == null ? UNKNOWN : now.queue.length;
    previous = now;
    boolean quiet = length == 0 && accepts == 0 && overflows == 0;
    if (quiet && idle && now.millis / 1_000 == lastSecond) {
      demand.advanceTo(now.millis);
      return;
    }
    lastSecond = now.millis / 1_000;
    idle = quiet && replay.isEmpty() && demand.hasNoPendingRetries();
    wait = waits.add(now.millis, length, accepts, now.accepts.gaps.pause);
    Integer limit = now.backlog.effective;
    if (length < 0 || limit == null) {
      replay.sample(demand, now.millis, UNKNOWN, accepts, overflows, 0);
      return;
    }
    replay.sample(demand, now.millis, length, accepts, overflows, limit);
    maximum.add(now.millis, replay.peak, replay.waitMillis, Math.max(0, overflows));
    recommend(now.accepts.total != null && now.drops.overflows != null, somaxconn);
  }

  /** What follows from the recorded load so far. */
  public BacklogRecommendation recommendation() {
    return recommendation;
  }

  /** Waits of the last minute. */
  public QueueWait queueWait() {
    return wait;
  }

  /** Whether the peaks were reset between the two samples. */
  private static boolean isReset(Integer peakBefore, Integer peakNow) {
    return peakBefore != null && peakNow != null && peakNow < peakBefore;
  }

  private static int rise(Long from, Long to) {
    return from == null || to == null
        ? UNKNOWN
        : (int) Math.min(Math.max(0, to - from), Integer.MAX_VALUE / 4);
  }

  private void recommend(boolean seen, Integer somaxconn) {
    BacklogRecommendation last = recommendation;
    if (!seen) {
      recommendation = BacklogRecommendation.UNSEEN;
    } else if (!last.seen
        || last.peak != maximum.peak
        || last.overflows != maximum.overflows
        || last.waitMillis != maximum.waitMillis
        || !Objects.equals(last.somaxconn, somaxconn)) {
      recommendation =
          new BacklogRecommendation(
              true, maximum.peak, maximum.overflows, maximum.waitMillis, somaxconn);
    }
  }
}
