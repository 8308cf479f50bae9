// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The last episodes that were reported, each as of its latest event. Sampler thread only. */
final class EpisodeLog {
  private static final int CAPACITY = 64;

  private List<Episode> episodes = Collections.emptyList();

  /** Oldest first; the same list while there is no event. */
  List<Episode> after(List<EpisodeEvent> events) {
    if (events.isEmpty()) {
      return episodes;
    }
    List<Episode> latest = new ArrayList<>(episodes);
    for (EpisodeEvent event : events) {
      latest.removeIf(earlier -> isSame(earlier, event.episode));
      latest.add(event.episode);
    }
    int surplus = Math.max(0, latest.size() - CAPACITY);
    episodes =
        Collections.unmodifiableList(new ArrayList<>(latest.subList(surplus, latest.size())));
    return episodes;
  }

  private static boolean isSame(Episode one, Episode other) {
    return one.startMillis == other.startMillis && one.listener.equals(other.listener);
  }
}
