// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.sample.Faults;
import io.acceptq.monitor.sample.Knobs;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.Publisher;
import io.acceptq.monitor.sample.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges every snapshot and hands the report on. Used by the sampler thread only; about a tenth of
 * a microsecond for a listener that is well.
 */
public final class Diagnostician implements Publisher {
  private final Knobs knobs;
  private final Faults faults;
  private final long historyMillis;
  private final List<ReportPublisher> publishers;
  private final Chronicle chronicle = new Chronicle();
  private final NamespaceCourse namespace = new NamespaceCourse();
  private Map<Long, Course> courses = new HashMap<>();
  private long lastMillis;

  /**
   * @param historyMillis how long a load is remembered for the recommended backlog
   */
  public Diagnostician(
      Knobs knobs, Faults faults, long historyMillis, List<ReportPublisher> publishers) {
    this.knobs = knobs;
    this.faults = faults;
    this.historyMillis = historyMillis;
    this.publishers = publishers;
  }

  @Override
  public void publish(Snapshot snapshot) {
    Report report = judge(snapshot);
    for (ReportPublisher publisher : publishers) {
      try {
        publisher.publish(report);
      } catch (RuntimeException | LinkageError e) {
        faults.report("publishing: " + (e.getMessage() == null ? e : e.getMessage()));
      }
    }
  }

  Report judge(Snapshot snapshot) {
    List<Verdict> verdicts = new ArrayList<>(snapshot.listeners.size());
    List<Edge> edges = new ArrayList<>(0);
    if (snapshot.millis < lastMillis) {
      courses.values().forEach(course -> course.beginAnew(edges));
    }
    lastMillis = snapshot.millis;
    for (ListenerSample sample : snapshot.listeners) {
      Course course = courses.computeIfAbsent(sample.listener.id, id -> new Course(historyMillis));
      verdicts.add(course.judge(sample, snapshot.namespace, snapshot.strain, knobs, edges));
    }
    Episode ofNamespace = namespace.judge(snapshot.namespace, snapshot.millis, edges);
    if (courses.size() > verdicts.size()) {
      forgetClosed(snapshot, edges);
    }
    return new Report(
        snapshot,
        Collections.unmodifiableList(verdicts),
        ofNamespace,
        Collections.unmodifiableList(edges),
        chronicle.after(edges));
  }

  private void forgetClosed(Snapshot snapshot, List<Edge> edges) {
    Map<Long, Course> open = new HashMap<>();
    for (ListenerSample sample : snapshot.listeners) {
      open.put(sample.listener.id, courses.remove(sample.listener.id));
    }
    courses.values().forEach(course -> course.close(edges));
    courses = open;
  }

  @Override
  public void close() {
    for (ReportPublisher publisher : publishers) {
      try {
        publisher.close();
      } catch (RuntimeException | LinkageError e) {
        faults.report("closing: " + e.getMessage());
      }
    }
  }
}
