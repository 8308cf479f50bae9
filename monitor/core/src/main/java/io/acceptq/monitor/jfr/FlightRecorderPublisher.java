// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jfr;

import io.acceptq.monitor.diagnosis.EpisodeEvent;
import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.diagnosis.Verdict;
import io.acceptq.monitor.model.Acceptor;
import io.acceptq.monitor.spi.ErrorReporter;
import io.acceptq.monitor.spi.Publisher;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes Flight Recorder events while there is a recording: until the first one it checks once a
 * second whether there is, and starts nothing. Used by the sampler thread only.
 */
public final class FlightRecorderPublisher implements Publisher<Report> {
  private static final long POLL_MILLIS = 1_000;

  private final ErrorReporter errors;
  private Recorder recorder = Recorder.find();
  private RecordedEvent<Verdict> samples;
  private RecordedEvent<EpisodeEvent> episodes;
  private RecordedEvent<AcceptErrorCount> acceptErrors;
  private Map<Long, Long> errorsBefore = new HashMap<>();
  private long lastDue;

  public FlightRecorderPublisher(ErrorReporter errors) {
    this.errors = errors;
  }

  @Override
  public void publish(Report report) {
    if (recorder == null) {
      return;
    }
    try {
      boolean due = isDue(report.snapshot.millis);
      if (episodes == null && due && recorder.isUsed()) {
        register();
      }
      if (episodes != null) {
        write(report, due);
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      recorder = null; // one report, and no more events
      errors.report("Flight Recorder: " + (e.getCause() == null ? e : e.getCause()));
    }
  }

  /** Once a second. */
  private boolean isDue(long millis) {
    if (millis - lastDue < POLL_MILLIS) {
      return false;
    }
    lastDue = millis;
    return true;
  }

  private void register() throws ReflectiveOperationException {
    samples =
        new RecordedEvent<>(
            "acceptq.Sample",
            "Accept Queue Sample",
            "Accept queue of a listener, once a second",
            false,
            EventFields.SAMPLE);
    acceptErrors =
        new RecordedEvent<>(
            "acceptq.AcceptError",
            "Accept Error",
            "Failed accepts",
            true,
            EventFields.ACCEPT_ERROR);
    episodes =
        new RecordedEvent<>(
            "acceptq.Episode",
            "Accept Queue Episode",
            "Begin or end of a listener's episode",
            true,
            EventFields.EPISODE);
  }

  private void write(Report report, boolean second) throws ReflectiveOperationException {
    if (second && samples.isEnabled()) {
      for (Verdict verdict : report.verdicts) {
        samples.commit(verdict);
      }
    }
    if (episodes.isEnabled()) {
      for (EpisodeEvent event : report.events) {
        episodes.commit(event);
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
            new AcceptErrorCount(
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
      errors.report("Flight Recorder: " + e.getCause());
    }
  }
}
