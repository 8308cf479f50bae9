// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which events of one listener's episode are reported: its begin once the cause had time to
 * show, again if it gets worse or if a first guess turns out to be something more specific, and its
 * end. Used by the sampler thread only.
 */
final class AnnouncementPolicy {
  private final Set<Episode.Kind> announced = EnumSet.noneOf(Episode.Kind.class);
  private boolean announcedSpecific;

  /** Another episode begins. */
  void reset() {
    announced.clear();
    announcedSpecific = false;
  }

  /**
   * Reports the begin if it is due.
   *
   * @param settled whether the cause had time to show, or the episode is over
   * @param specific whether a cause in the JVM or on the accepting thread was found
   */
  void begin(
      long listener,
      Episode episode,
      boolean settled,
      boolean specific,
      List<EpisodeEvent> events) {
    boolean news = !announced.contains(episode.kind) || (specific && !announcedSpecific);
    if (news && (settled || specific)) {
      announced.add(episode.kind);
      announcedSpecific = specific;
      events.add(EpisodeEvent.begin(listener, episode));
    }
  }

  /** Whether the begin was reported, so that the end must be. */
  boolean hasAnnounced() {
    return !announced.isEmpty();
  }
}
