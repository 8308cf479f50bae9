// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

import io.acceptq.monitor.model.ListenerSample;
import java.util.Objects;

/**
 * One listener's load, sample by sample: how long its connections waited, and, by running it
 * through a queue without a limit, the backlog that would have held it. Costs some additions a
 * sample; used by the sampler thread only.
 */
public final class ListenerLoad {
  private static final int UNKNOWN = -1;

  private final Demand demand = new Demand(RefusedClients.Retry.DOUBLING);
  private final QueueReplay replay = new QueueReplay(QueueReplay.UNLIMITED);
  private final QueueWaits waits = new QueueWaits();
  private final RecordedMaximum worst;
  private ListenerSample before;

  /** Nothing comes, waits, or is about to come back: then it is enough to look once a second. */
  private boolean settled;

  private long second;
  private BacklogRecommendation recommendation = BacklogRecommendation.NOTHING_CAME;
  private QueueWait wait = QueueWait.UNKNOWN;

  /**
   * @param historyMillis for so long a load counts
   */
  public ListenerLoad(long historyMillis) {
    this.worst = new RecordedMaximum(historyMillis);
  }

  public void add(ListenerSample now, Integer somaxconn) {
    if (before != null && isReset(before.queue.peak, now.queue.peak)) {
      worst.clear();
    }
    int accepts = before == null ? UNKNOWN : rise(before.accepts.total, now.accepts.total);
    int overflows = before == null ? UNKNOWN : rise(before.drops.overflows, now.drops.overflows);
    int length = now.queue.length == null ? UNKNOWN : now.queue.length;
    before = now;
    boolean nothing = length == 0 && accepts == 0 && overflows == 0;
    if (nothing && settled && now.millis / 1_000 == second) {
      waits.pass(now.millis);
      demand.pass(now.millis);
      return;
    }
    second = now.millis / 1_000;
    settled = nothing && replay.isEmpty() && demand.isSettled();
    wait = waits.add(now.millis, length, accepts);
    Integer limit = now.backlog.effective;
    if (length < 0 || limit == null) {
      replay.sample(demand, now.millis, UNKNOWN, accepts, overflows, 0);
      return;
    }
    replay.sample(demand, now.millis, length, accepts, overflows, limit);
    worst.add(now.millis, replay.peak, replay.waitMillis, Math.max(0, overflows));
    recommend(now.accepts.total != null && now.drops.overflows != null, somaxconn);
  }

  /** What the load until now recommends. */
  public BacklogRecommendation recommendation() {
    return recommendation;
  }

  public QueueWait queueWait() {
    return wait;
  }

  /** resetPeaks was called. */
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
        || last.peak != worst.peak
        || last.overflows != worst.overflows
        || last.waitMillis != worst.waitMillis
        || !Objects.equals(last.somaxconn, somaxconn)) {
      recommendation =
          new BacklogRecommendation(true, worst.peak, worst.overflows, worst.waitMillis, somaxconn);
    }
  }
}
