// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import io.acceptq.monitor.bulletin.Board;
import io.acceptq.monitor.bulletin.Bulletin;
import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.diagnosis.ReportPublisher;
import io.acceptq.monitor.diagnosis.Verdict;
import io.acceptq.monitor.jmx.ListenerState;
import io.acceptq.monitor.jmx.ListenerTerms;
import io.acceptq.monitor.jmx.MonitorState;
import io.acceptq.monitor.jmx.MonitorTerms;
import io.acceptq.monitor.jmx.Term;
import io.acceptq.monitor.sample.Faults;
import io.acceptq.monitor.sample.Knobs;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the other processes of this host what the beans tell JMX, at most once a second, and at
 * once when a listener has come or gone. Called by the sampler thread; about 20 µs a second and
 * listener.
 */
final class Bulletins implements ReportPublisher {
  private static final long EVERY_MILLIS = 1_000;

  private final Board board;
  private final Knobs knobs;
  private final String version;
  private final Faults faults;
  private List<Long> shown = new ArrayList<>();
  private long shownAt;

  Bulletins(Board board, Knobs knobs, String version, Faults faults) {
    this.board = board;
    this.knobs = knobs;
    this.version = version;
    this.faults = faults;
  }

  @Override
  public void publish(Report report) {
    Snapshot snapshot = report.snapshot;
    List<Long> listeners = new ArrayList<>(snapshot.listeners.size());
    for (ListenerSample sample : snapshot.listeners) {
      listeners.add(sample.listener.id);
    }
    long age = snapshot.millis - shownAt;
    // The clock on the wall may be set back: that is no reason to fall silent.
    if (age >= 0 && age < EVERY_MILLIS && listeners.equals(shown)) {
      return;
    }
    shown = listeners;
    shownAt = snapshot.millis;
    try {
      board.hang(bulletin(report));
    } catch (IOException e) {
      faults.report("writing the bulletin: " + e.getMessage());
    }
  }

  private Bulletin bulletin(Report report) {
    List<Map<String, String>> listeners = new ArrayList<>(report.verdicts.size());
    for (Verdict verdict : report.verdicts) {
      Map<String, String> listener = new LinkedHashMap<>();
      listener.put("Name", verdict.sample.listener.name);
      listeners.add(record(listener, ListenerTerms.ALL, new ListenerState(verdict, knobs)));
    }
    MonitorState self = new MonitorState(report, knobs, version);
    return new Bulletin(record(new LinkedHashMap<>(), MonitorTerms.ALL, self), listeners);
  }

  private static <S> Map<String, String> record(
      Map<String, String> record, List<Term<S>> terms, S state) {
    for (Term<S> term : terms) {
      Object value = term.of(state);
      if (value != null) {
        record.put(term.attribute, value.toString());
      }
    }
    return record;
  }

  @Override
  public void close() {
    try {
      board.close();
    } catch (IOException e) {
      faults.report("closing the bulletin: " + e.getMessage());
    }
  }
}
