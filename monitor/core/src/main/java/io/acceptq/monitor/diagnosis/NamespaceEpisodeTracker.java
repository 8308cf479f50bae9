// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.diagnosis.cause.Cause;
import io.acceptq.monitor.diagnosis.cause.Finding;
import io.acceptq.monitor.diagnosis.cause.Quantities;
import io.acceptq.monitor.model.NamespaceSample;
import io.acceptq.monitor.model.Snapshot;
import io.acceptq.monitor.model.kernel.OtherListener;
import java.util.Collections;
import java.util.List;

/**
 * Episodes of the network namespace: an episode is open while listeners of other processes
 * overflow, which the namespace's counters alone would suggest were overflows of this service. Used
 * by the sampler thread only.
 */
final class NamespaceEpisodeTracker {
  /** A refused client retries after 1, 2, 4 s: without overflows for this long it is over. */
  private static final long RECOVERY_MILLIS = 10_000;

  private static final long LINGER_MILLIS = 60_000;

  private long before;
  private long overflowsBefore;
  private Episode episode;
  private long clockOffset;

  /** The open episode, or one that closed within the last minute; else null. */
  Episode judge(Snapshot snapshot, List<EpisodeEvent> events) {
    NamespaceSample now = snapshot.namespace;
    long millis = snapshot.millis;
    clockOffset = snapshot.monitor.clockOffsetMillis;
    if (now.other == null) {
      return null;
    }
    long age = episode == null ? 0 : millis - episode.lastMillis;
    if (now.other.overflows > before) {
      grow(now.other, millis, events);
      before = now.other.overflows;
    } else if (episode != null && episode.open && age >= RECOVERY_MILLIS) {
      episode = episode.ended();
      events.add(EpisodeEvent.recovered(EpisodeEvent.NAMESPACE, episode));
    } else if (episode != null && age > LINGER_MILLIS) {
      episode = null;
    }
    return episode;
  }

  private void grow(OtherListener other, long millis, List<EpisodeEvent> events) {
    if (episode != null && episode.open) {
      episode = episode(other, episode.startMillis, millis);
      return;
    }
    overflowsBefore = before;
    episode = episode(other, millis, millis);
    events.add(EpisodeEvent.begin(EpisodeEvent.NAMESPACE, episode));
  }

  private Episode episode(OtherListener other, long startMillis, long lastMillis) {
    long count = other.overflows - overflowsBefore;
    return Episode.builder(other.socket.address.toString(), Episode.Kind.OVERFLOW, startMillis)
        .lastMillis(lastMillis)
        .clockOffset(clockOffset)
        .peak(other.socket.queueLength)
        .overflows(count)
        .findings(Collections.singletonList(finding(other, count)))
        .build();
  }

  private static Finding finding(OtherListener other, long count) {
    return new Finding(
        Cause.OTHER_LISTENER,
        () ->
            other.socket.address
                + " of "
                + (other.owner == null ? "a process this user cannot inspect" : other.owner)
                + " had "
                + Quantities.count(count, "overflow")
                + " in this network namespace; none was at a listener of this JVM",
        () ->
            "Investigate that process: ss -ltnp 'sport = :"
                + other.socket.address.port()
                + "' shows it.");
  }
}
