// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The last episodes that were told, each as it was at its latest edge. Sampler thread only. */
final class Chronicle {
  private static final int MOST = 64;

  private List<Episode> episodes = Collections.emptyList();

  /** Oldest first; the same list while nothing is told. */
  List<Episode> after(List<Edge> edges) {
    if (edges.isEmpty()) {
      return episodes;
    }
    List<Episode> latest = new ArrayList<>(episodes);
    for (Edge edge : edges) {
      latest.removeIf(earlier -> isSame(earlier, edge.episode));
      latest.add(edge.episode);
    }
    int surplus = Math.max(0, latest.size() - MOST);
    episodes =
        Collections.unmodifiableList(new ArrayList<>(latest.subList(surplus, latest.size())));
    return episodes;
  }

  private static boolean isSame(Episode one, Episode other) {
    return one.startMillis == other.startMillis && one.listener.equals(other.listener);
  }
}
