// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis.whatif;

import io.acceptq.monitor.sample.ListenerSample;
import java.util.Objects;

/**
 * Finds the backlog that would have held one listener's load, sample by sample, by running it
 * through a queue without a limit. Costs some additions a sample; used by the sampler thread only.
 */
public final class Sizing {
  private static final int UNKNOWN = -1;

  private final Demand demand = new Demand(Refused.Retry.DOUBLING);
  private final Replay replay = new Replay(Replay.UNLIMITED);
  private final Worst worst;
  private ListenerSample before;
  private Recommendation recommendation = Recommendation.NOTHING_CAME;

  /**
   * @param historyMillis for so long a load counts
   */
  public Sizing(long historyMillis) {
    this.worst = new Worst(historyMillis);
  }

  /** What the load until now recommends. */
  public Recommendation add(ListenerSample now, Integer somaxconn) {
    Integer limit = now.backlog.effective;
    if (before != null && isReset(before.queue.peak, now.queue.peak)) {
      worst.clear();
    }
    int accepts = before == null ? UNKNOWN : rise(before.accepts.total, now.accepts.total);
    int overflows = before == null ? UNKNOWN : rise(before.losses.overflows, now.losses.overflows);
    before = now;
    if (now.queue.length == null || limit == null) {
      replay.sample(demand, now.millis, UNKNOWN, accepts, overflows, 0);
      return recommendation;
    }
    replay.sample(demand, now.millis, now.queue.length, accepts, overflows, limit);
    worst.add(now.millis, replay.peak, replay.waitMillis, Math.max(0, overflows));
    return recommend(now.accepts.total != null && now.losses.overflows != null, somaxconn);
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

  private Recommendation recommend(boolean seen, Integer somaxconn) {
    Recommendation last = recommendation;
    if (!seen) {
      recommendation = Recommendation.UNSEEN;
    } else if (!last.seen
        || last.peak != worst.peak
        || last.overflows != worst.overflows
        || last.waitMillis != worst.waitMillis
        || !Objects.equals(last.somaxconn, somaxconn)) {
      recommendation =
          new Recommendation(true, worst.peak, worst.overflows, worst.waitMillis, somaxconn);
    }
    return recommendation;
  }
}
