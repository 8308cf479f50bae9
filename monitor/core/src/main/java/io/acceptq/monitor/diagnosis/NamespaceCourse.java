// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.sample.NamespaceSample;
import io.acceptq.monitor.sample.OtherListener;
import java.util.Collections;
import java.util.List;

/**
 * The network namespace from sample to sample: an episode while listeners of other processes
 * overflow, which the namespace's counters alone would lay at the service's door. Used by the
 * sampler thread only.
 */
final class NamespaceCourse {
  /** A refused client comes back after 1, 2, 4 s: so long without one, and it is over. */
  private static final long WELL_MILLIS = 10_000;

  private static final long STAYS_MILLIS = 60_000;

  private long before;
  private long overflowsBefore;
  private Episode episode;

  /** The open episode, or one that closed in the last minute; null if there is none. */
  Episode judge(NamespaceSample now, long millis, List<Edge> edges) {
    if (now.other == null) {
      return null;
    }
    long age = episode == null ? 0 : millis - episode.lastMillis;
    if (now.other.overflows > before) {
      grow(now.other, millis, edges);
      before = now.other.overflows;
    } else if (episode != null && episode.open && (age >= WELL_MILLIS || age < 0)) {
      episode = episode.ended();
      edges.add(new Edge(Episode.RECOVERED, Edge.NAMESPACE, episode));
    } else if (episode != null && (age > STAYS_MILLIS || age < 0)) {
      episode = null;
    }
    return episode;
  }

  private void grow(OtherListener other, long millis, List<Edge> edges) {
    if (episode != null && episode.open) {
      episode = episode(other, episode.startMillis, millis);
      return;
    }
    overflowsBefore = before;
    episode = episode(other, millis, millis);
    edges.add(new Edge(episode.kind.notification, Edge.NAMESPACE, episode));
  }

  private Episode episode(OtherListener other, long start, long last) {
    long count = other.overflows - overflowsBefore;
    return new Episode(
        other.socket.address.toString(),
        Episode.Kind.OVERFLOW,
        start,
        last,
        true,
        other.socket.queueLength,
        count,
        Collections.singletonList(finding(other, count)));
  }

  private static Finding finding(OtherListener other, long count) {
    return new Finding(
        Cause.OTHER_LISTENER,
        () ->
            other.socket.address
                + " of "
                + (other.owner == null ? "a process that may not be read here" : other.owner)
                + " had "
                + count
                + (count == 1 ? " overflow" : " overflows")
                + " of this network namespace; none of them was at a listener of this JVM",
        () ->
            "Look there, not here: ss -ltnp 'sport = :"
                + other.socket.address.port()
                + "' shows it.");
  }
}
