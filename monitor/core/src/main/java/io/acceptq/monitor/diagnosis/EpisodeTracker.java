// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.diagnosis.cause.CauseTally;
import io.acceptq.monitor.model.Confidence;
import io.acceptq.monitor.model.ListenerSample;

/**
 * Life cycle of one listener's episodes: an episode opens with a problem and closes when the
 * listener has been well for a while, which doubles each time a problem returns soon. Used by the
 * sampler thread only.
 */
final class EpisodeTracker {
  private static final long RECOVERY_MILLIS = 5_000;
  private static final long MAX_RECOVERY_MILLIS = 60_000;

  /** A closed episode is shown for this long to readers that look a moment late. */
  private static final long LINGER_MILLIS = 60_000;

  private Episode episode;
  private CauseTally causes;
  private int peak;
  private Long overflowsBefore;
  private Long overflowsSeen;
  private long recoveryMillis = RECOVERY_MILLIS;

  /** Open, or closed within the last minute; else null. */
  Episode episode() {
    return episode;
  }

  boolean isOpen() {
    return episode != null && episode.open;
  }

  /** Opens an episode that starts now, before {@link #grow}. */
  void open(ListenerSample before) {
    boolean soon = episode != null;
    recoveryMillis = soon ? Math.min(2 * recoveryMillis, MAX_RECOVERY_MILLIS) : RECOVERY_MILLIS;
    episode = null;
    causes = new CauseTally();
    peak = 0;
    overflowsBefore = before == null ? null : before.drops.overflows;
    overflowsSeen = overflowsBefore;
  }

  /** What was found of the open episode's cause. */
  CauseTally causes() {
    return causes;
  }

  /**
   * The problem was seen in this sample.
   *
   * @param clockOffset what the wall clock shows more than the clock of the samples
   */
  void grow(Episode.Kind kind, ListenerSample now, long clockOffset, boolean settled) {
    boolean wasWorse = isOpen() && episode.kind.compareTo(kind) > 0;
    long startMillis = isOpen() ? episode.startMillis : now.millis;
    peak = Math.max(peak, longest(now));
    overflowsSeen = now.drops.overflows;
    Long overflows = now.drops.overflows;
    if (overflows != null && overflowsBefore != null) {
      overflows -= overflowsBefore;
    }
    episode =
        Episode.builder(now.listener.name, wasWorse ? episode.kind : kind, startMillis)
            .lastMillis(now.millis)
            .clockOffset(clockOffset)
            .peak(peak)
            .overflows(overflows)
            .findings(causes.findings(settled))
            .build();
  }

  /** An overflow since the previous sample means that the queue was full, limit + 1, in between. */
  private int longest(ListenerSample now) {
    int length = now.queue.length == null ? 0 : now.queue.length;
    boolean overflowed =
        now.drops.overflows != null
            && now.drops.confidence == Confidence.EXACT
            && now.drops.overflows > (overflowsSeen == null ? 0 : overflowsSeen);
    return overflowed && now.backlog.effective != null
        ? Math.max(length, now.backlog.effective + 1)
        : length;
  }

  boolean isOver(long nowMillis) {
    return nowMillis - episode.lastMillis >= recoveryMillis;
  }

  void close() {
    episode = episode.ended();
  }

  /** Forgets a closed episode when it has been shown long enough. */
  void expire(long nowMillis) {
    if (episode != null && !episode.open && nowMillis - episode.lastMillis > LINGER_MILLIS) {
      episode = null;
    }
  }
}
