// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.statusfile;

import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.diagnosis.Verdict;
import io.acceptq.monitor.spi.ErrorReporter;
import io.acceptq.monitor.spi.Publisher;
import io.acceptq.monitor.vocabulary.AttributeSpec;
import io.acceptq.monitor.vocabulary.ListenerAttributes;
import io.acceptq.monitor.vocabulary.MonitorAttributes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Publishes the attributes of the beans to other processes of this host: at most once a second, and
 * at once when a listener was opened or closed. Used by the sampler thread only; about 20 µs a
 * second per listener.
 */
public final class StatusFilePublisher implements Publisher<Report> {
  private static final long EVERY_MILLIS = 1_000;

  private final StatusFile file;
  private final ErrorReporter errors;
  private List<Long> written = new ArrayList<>();
  private long writtenAt;

  public StatusFilePublisher(StatusFile file, ErrorReporter errors) {
    this.file = file;
    this.errors = errors;
  }

  @Override
  public void publish(Report report) {
    List<Long> listeners = new ArrayList<>(report.verdicts.size());
    for (Verdict verdict : report.verdicts) {
      listeners.add(verdict.sample.listener.id);
    }
    long age = report.snapshot.millis - writtenAt;
    if (age < EVERY_MILLIS && listeners.equals(written)) {
      return;
    }
    written = listeners;
    writtenAt = report.snapshot.millis;
    try {
      file.write(status(report));
    } catch (IOException e) {
      errors.report("writing the status file", e);
    }
  }

  private static Status status(Report report) {
    List<Map<String, String>> listeners = new ArrayList<>(report.verdicts.size());
    for (Verdict verdict : report.verdicts) {
      listeners.add(record(ListenerAttributes.ALL, verdict));
    }
    return new Status(record(MonitorAttributes.ALL, report), listeners);
  }

  private static <S> Map<String, String> record(List<AttributeSpec<S>> specs, S source) {
    Map<String, String> record = new LinkedHashMap<>();
    for (AttributeSpec<S> spec : specs) {
      Object value = spec.of(source);
      if (value != null) {
        record.put(spec.attribute, value.toString());
      }
    }
    return record;
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      errors.report("closing the status file", e);
    }
  }
}
