// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import static io.acceptq.monitor.jmx.Metric.counter;
import static io.acceptq.monitor.jmx.Metric.gauge;
import static io.acceptq.monitor.jmx.Metric.state;
import static javax.management.openmbean.SimpleType.DOUBLE;
import static javax.management.openmbean.SimpleType.INTEGER;
import static javax.management.openmbean.SimpleType.LONG;
import static javax.management.openmbean.SimpleType.STRING;

import io.acceptq.monitor.sample.Knob;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The attributes of {@code acceptq:type=Monitor}: acceptq about itself. */
public final class MonitorTerms {
  public static final List<Term<MonitorState>> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              new Term<>(
                  "Version",
                  STRING,
                  "",
                  "version of acceptq",
                  state("acceptq_monitor_version", "version"),
                  m -> m.version),
              new Term<>(
                  "Source",
                  STRING,
                  "",
                  "where the kernel's numbers come from: NETLINK, PROC or NONE",
                  state("acceptq_monitor_source", "source"),
                  m -> m.self.source.name()),
              new Term<>(
                  "SourceNote",
                  STRING,
                  "",
                  "what is missing or reduced, and why",
                  m -> m.self.sourceNote),
              knob(Knob.INTERVAL_MILLIS, "milliseconds", "time between samples"),
              knob(Knob.SATURATION_PERCENT, "percent", "queue utilisation that is an alert"),
              knob(
                  Knob.STALL_MILLIS,
                  "milliseconds",
                  "a non-empty queue and no accept for so long is an alert"),
              new Term<>(
                  "Samples",
                  LONG,
                  "samples",
                  "samples made",
                  counter("acceptq_monitor_samples_total"),
                  m -> m.self.samples),
              new Term<>(
                  "MissedSamples",
                  LONG,
                  "samples",
                  "samples left out because the sampler was late",
                  counter("acceptq_monitor_missed_samples_total"),
                  m -> m.self.missedSamples),
              new Term<>(
                  "SampleMicros",
                  DOUBLE,
                  "microseconds",
                  "duration of the latest sample",
                  gauge("acceptq_monitor_sample_seconds", 1e-6),
                  m -> m.self.sampleMicros),
              new Term<>(
                  "SampleMicrosMax",
                  DOUBLE,
                  "microseconds",
                  "longest duration of a sample",
                  gauge("acceptq_monitor_sample_max_seconds", 1e-6),
                  m -> m.self.sampleMicrosMax),
              new Term<>(
                  "CpuPercent",
                  DOUBLE,
                  "percent",
                  "share of one core spent on sampling",
                  gauge("acceptq_monitor_cpu_ratio", 1e-2),
                  m -> m.self.cpuPercent),
              new Term<>(
                  "AdviceErrors",
                  LONG,
                  "errors",
                  "exceptions of acceptq inside woven methods, all swallowed",
                  counter("acceptq_monitor_advice_errors_total"),
                  m -> m.self.adviceErrors),
              new Term<>(
                  "Targets",
                  STRING,
                  "",
                  "what is woven, and what is not and why",
                  m -> m.self.targets),
              new Term<>(
                  "LastError",
                  STRING,
                  "",
                  "what went wrong last inside acceptq",
                  m -> m.self.lastError)));

  private MonitorTerms() {}

  private static Term<MonitorState> knob(Knob knob, String unit, String help) {
    return new Term<>(knob.attribute, INTEGER, unit, help, knob, m -> m.knobs.get(knob));
  }
}
