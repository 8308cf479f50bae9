// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jfr;

import io.acceptq.monitor.diagnosis.Edge;
import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.diagnosis.ReportPublisher;
import io.acceptq.monitor.diagnosis.Verdict;
import io.acceptq.monitor.sample.Acceptor;
import io.acceptq.monitor.sample.Faults;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes events for the Flight Recorder, once there is a recording: until then it asks for one each
 * second and starts nothing. Used by the sampler thread only.
 */
public final class Events implements ReportPublisher {
  private static final long EVERY_MILLIS = 1_000;

  private final Faults faults;
  private Recorder recorder = Recorder.find();
  private EventKind<Verdict> samples;
  private EventKind<Edge> episodes;
  private EventKind<AcceptErrors> acceptErrors;
  private Map<Long, Long> errorsBefore = new HashMap<>();
  private long lookedAt;

  public Events(Faults faults) {
    this.faults = faults;
  }

  @Override
  public void publish(Report report) {
    if (recorder == null) {
      return;
    }
    try {
      boolean looks = looks(report.snapshot.millis);
      if (episodes == null && looks && recorder.isUsed()) {
        register();
      }
      if (episodes != null) {
        write(report, looks);
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      recorder = null; // one word, and no more events
      faults.report("Flight Recorder: " + (e.getCause() == null ? e : e.getCause()));
    }
  }

  /** Once a second; a clock may be set back. */
  private boolean looks(long millis) {
    if (millis >= lookedAt && millis - lookedAt < EVERY_MILLIS) {
      return false;
    }
    lookedAt = millis;
    return true;
  }

  private void register() throws ReflectiveOperationException {
    samples =
        new EventKind<>(
            "acceptq.Sample",
            "Accept Queue Sample",
            "A listener's accept queue, once a second",
            false,
            Fields.SAMPLE);
    acceptErrors =
        new EventKind<>(
            "acceptq.AcceptError",
            "Accept Error",
            "Accepts that failed",
            true,
            Fields.ACCEPT_ERROR);
    episodes =
        new EventKind<>(
            "acceptq.Episode",
            "Accept Queue Episode",
            "The beginning of a listener's trouble, or its end",
            true,
            Fields.EPISODE);
  }

  private void write(Report report, boolean second) throws ReflectiveOperationException {
    if (second && samples.isEnabled()) {
      for (Verdict verdict : report.verdicts) {
        samples.commit(verdict);
      }
    }
    if (episodes.isEnabled()) {
      for (Edge edge : report.edges) {
        episodes.commit(edge);
      }
    }
    writeErrors(report);
  }

  private void writeErrors(Report report) throws ReflectiveOperationException {
    boolean wanted = acceptErrors.isEnabled();
    for (Verdict verdict : report.verdicts) {
      Acceptor acceptor = verdict.sample.acceptor;
      Long before =
          acceptor.errors == null
              ? null
              : errorsBefore.put(verdict.sample.listener.id, acceptor.errors);
      if (wanted && before != null && acceptor.errors > before) {
        acceptErrors.commit(
            new AcceptErrors(
                verdict.sample.listener.name, acceptor.errors - before, acceptor.lastError));
      }
    }
    if (errorsBefore.size() > report.verdicts.size()) {
      forgetClosed(report);
    }
  }

  private void forgetClosed(Report report) {
    Map<Long, Long> open = new HashMap<>();
    for (Verdict verdict : report.verdicts) {
      long id = verdict.sample.listener.id;
      if (errorsBefore.containsKey(id)) {
        open.put(id, errorsBefore.get(id));
      }
    }
    errorsBefore = open;
  }

  @Override
  public void close() {
    try {
      if (episodes != null) {
        samples.unregister();
        acceptErrors.unregister();
        episodes.unregister();
      }
    } catch (ReflectiveOperationException e) {
      faults.report("Flight Recorder: " + e.getCause());
    }
  }
}
