// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.log;

import io.acceptq.monitor.sample.Knob;
import io.acceptq.monitor.sample.Knobs;
import io.acceptq.monitor.sample.Publisher;
import io.acceptq.monitor.sample.SelfSample;
import io.acceptq.monitor.sample.Snapshot;

/** Writes the start line, and a warning when something went wrong: at most one a minute. */
public final class Lines implements Publisher {
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
  public void publish(Snapshot snapshot) {
    SelfSample self = snapshot.self;
    if (!started) {
      started = true;
      log.line(start(self));
    }
    if (self.errors == errors) {
      return;
    }
    long age = snapshot.millis - warnedAt;
    if (!warned || age >= EVERY_MILLIS || age < 0) {
      log.line(warning(self));
      errors = self.errors;
      warned = true;
      warnedAt = snapshot.millis;
    }
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
