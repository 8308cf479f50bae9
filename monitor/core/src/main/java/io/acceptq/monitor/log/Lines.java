// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.log;

import io.acceptq.monitor.diagnosis.Edge;
import io.acceptq.monitor.diagnosis.Episode;
import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.diagnosis.ReportPublisher;
import io.acceptq.monitor.sample.Knob;
import io.acceptq.monitor.sample.Knobs;
import io.acceptq.monitor.sample.SelfSample;

/**
 * Writes the start line, one line for each edge of an episode, and a warning when something in
 * acceptq itself went wrong: at most one a minute.
 */
public final class Lines implements ReportPublisher {
  private static final long EVERY_MILLIS = 60_000;

  private final Log log;
  private final String version;
  private final Knobs knobs;
  private boolean started;
  private long errors;
  private boolean warned;
  private long warnedAt;

  public Lines(Log log, String version, Knobs knobs) {
    this.log = log;
    this.version = version;
    this.knobs = knobs;
  }

  @Override
  public void publish(Report report) {
    SelfSample self = report.snapshot.self;
    if (!started) {
      started = true;
      log.line(start(self));
    }
    for (Edge edge : report.edges) {
      if (edge.listener != Edge.NAMESPACE) { // what is well has nothing to say of its neighbours
        log.line(line(edge));
      }
    }
    if (self.errors == errors) {
      return;
    }
    long age = report.snapshot.millis - warnedAt;
    if (!warned || age >= EVERY_MILLIS || age < 0) {
      log.line(warning(self));
      errors = self.errors;
      warned = true;
      warnedAt = report.snapshot.millis;
    }
  }

  private static String line(Edge edge) {
    Episode episode = edge.episode;
    String cause = episode.cause() == null ? "" : episode.cause() + ": ";
    String head = episode.listener + " " + edge.type.substring("acceptq.".length());
    return edge.type.equals(Episode.RECOVERED)
        ? (edge.closed ? episode.listener + " closed" : head)
            + " after "
            + episode.durationMillis() / 1e3
            + " s, queue peak "
            + episode.peak
            + (episode.overflows == null ? "" : ", " + episode.overflows + " overflows")
        : head
            + ": "
            + cause
            + episode.evidence()
            + (episode.advice() == null ? "" : ". " + episode.advice());
  }

  private String start(SelfSample self) {
    String note = self.sourceNote == null ? "" : "; " + self.sourceNote;
    return version
        + " samples every "
        + knobs.get(Knob.INTERVAL_MILLIS)
        + " ms, source "
        + self.source
        + note;
  }

  private String warning(SelfSample self) {
    long more = self.errors - errors - 1;
    return "warning: " + self.lastError + (more > 0 ? " (and " + more + " more before it)" : "");
  }

  @Override
  public void close() {}
}
