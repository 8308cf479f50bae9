// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns each snapshot into a report. Used by the sampler thread only; costs about a tenth of a
 * microsecond for a listener without a problem.
 */
public final class Diagnostician {
  private final long historyMillis;
  private final EpisodeLog log = new EpisodeLog();
  private final NamespaceEpisodeTracker namespace = new NamespaceEpisodeTracker();
  private Map<Long, ListenerDiagnostician> listeners = new HashMap<>();

  /**
   * A diagnostician without any history.
   *
   * @param historyMillis how long a load counts for the recommended backlog
   */
  public Diagnostician(long historyMillis) {
    this.historyMillis = historyMillis;
  }

  public Report judge(Snapshot snapshot) {
    List<Verdict> verdicts = new ArrayList<>(snapshot.listeners.size());
    List<EpisodeEvent> events = new ArrayList<>(0);
    for (ListenerSample sample : snapshot.listeners) {
      ListenerDiagnostician listener =
          listeners.computeIfAbsent(
              sample.listener.id, id -> new ListenerDiagnostician(historyMillis));
      verdicts.add(listener.judge(sample, snapshot, events));
    }
    Episode ofNamespace = namespace.judge(snapshot, events);
    if (listeners.size() > verdicts.size()) {
      forgetClosed(snapshot, events);
    }
    return new Report(
        snapshot,
        Collections.unmodifiableList(verdicts),
        ofNamespace,
        Collections.unmodifiableList(events),
        log.after(events));
  }

  private void forgetClosed(Snapshot snapshot, List<EpisodeEvent> events) {
    Map<Long, ListenerDiagnostician> open = new HashMap<>();
    for (ListenerSample sample : snapshot.listeners) {
      open.put(sample.listener.id, listeners.remove(sample.listener.id));
    }
    listeners.values().forEach(listener -> listener.close(events));
    listeners = open;
  }
}
