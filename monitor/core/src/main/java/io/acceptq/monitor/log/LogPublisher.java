// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.log;

import io.acceptq.monitor.diagnosis.Episode;
import io.acceptq.monitor.diagnosis.EpisodeEvent;
import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.model.MonitorSample;
import io.acceptq.monitor.spi.Publisher;
import io.acceptq.monitor.vocabulary.SourceNote;
import io.acceptq.monitor.vocabulary.Version;

/**
 * Writes the start line once there is a listener, one line for each event of an episode, and
 * warnings about errors inside acceptq. Lines are limited per minute. Used by the sampler thread
 * only.
 */
public final class LogPublisher implements Publisher<Report> {
  private static final int EVENTS_PER_MINUTE = 30;
  private static final int WARNINGS_PER_MINUTE = 1;

  private final Log log;
  private final RateLimit events = new RateLimit(EVENTS_PER_MINUTE);
  private final RateLimit warnings = new RateLimit(WARNINGS_PER_MINUTE);
  private boolean started;
  private long errors;

  public LogPublisher(Log log) {
    this.log = log;
  }

  @Override
  public void publish(Report report) {
    MonitorSample monitor = report.snapshot.monitor;
    long millis = report.snapshot.millis;
    if (!started && !report.verdicts.isEmpty()) {
      started = true;
      log.line(start(monitor));
    }
    long suppressed = events.takeSuppressed(millis);
    if (suppressed > 0) {
      log.line(
          suppressed + " lines left out in the last minute; see episodes() of the Monitor bean");
    }
    for (EpisodeEvent event : report.events) {
      // Overflows of other processes are not this service's; the Kernel bean shows them.
      if (event.listener != EpisodeEvent.NAMESPACE && events.allows(millis)) {
        log.line(line(event));
      }
    }
    if (monitor.errors != errors && warnings.allows(millis)) {
      log.line(warning(monitor));
      errors = monitor.errors;
    }
  }

  private static String line(EpisodeEvent event) {
    Episode episode = event.episode;
    if (event.type.equals(Episode.RECOVERED)) {
      return episode.listener
          + (event.closed ? " closed after " : " recovered after ")
          + episode.durationMillis() / 1e3
          + " s, queue peak "
          + episode.peak
          + (episode.overflows == null ? "" : ", " + episode.overflows + " overflows");
    }
    return episode.listener
        + " "
        + event.type.substring("acceptq.".length())
        + ": "
        + (episode.cause() == null ? "" : episode.cause() + ": ")
        + episode.evidence()
        + (episode.advice() == null ? "" : ". " + episode.advice());
  }

  private static String start(MonitorSample monitor) {
    String note = SourceNote.of(monitor);
    return Version.CURRENT
        + " samples every "
        + monitor.intervalMillis
        + " ms, source "
        + monitor.source.kind
        + (note == null ? "" : "; " + note);
  }

  private String warning(MonitorSample monitor) {
    long more = monitor.errors - errors - 1;
    return "warning: " + monitor.lastError + (more > 0 ? " (and " + more + " earlier ones)" : "");
  }

  @Override
  public void close() {}
}
