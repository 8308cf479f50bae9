// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.vocabulary;

import static io.acceptq.monitor.vocabulary.MetricSpec.counter;
import static io.acceptq.monitor.vocabulary.MetricSpec.gauge;
import static io.acceptq.monitor.vocabulary.MetricSpec.state;
import static io.acceptq.monitor.vocabulary.ValueType.DOUBLE;
import static io.acceptq.monitor.vocabulary.ValueType.LONG;
import static io.acceptq.monitor.vocabulary.ValueType.STRING;

import io.acceptq.monitor.diagnosis.Report;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The attributes of {@code acceptq:type=Monitor}: the state and cost of acceptq itself. */
public final class MonitorAttributes {
  public static final List<AttributeSpec<Report>> ALL =
      Collections.unmodifiableList(
          Arrays.asList(
              new AttributeSpec<>(
                  "Version",
                  STRING,
                  "",
                  "Version of acceptq",
                  state("acceptq_monitor_version", "version"),
                  r -> Version.CURRENT),
              new AttributeSpec<>(
                  "Source",
                  STRING,
                  "",
                  "Where the kernel's numbers come from: NETLINK, PROC or NONE",
                  state("acceptq_monitor_source", "source"),
                  r -> r.snapshot.monitor.source.kind.name()),
              new AttributeSpec<>(
                  "SourceNote",
                  STRING,
                  "",
                  "What is missing or reduced, and why",
                  r -> SourceNote.of(r.snapshot.monitor)),
              AttributeSpec.setting(
                  "IntervalMillis",
                  "milliseconds",
                  "Time between samples",
                  r -> r.snapshot.monitor.intervalMillis),
              AttributeSpec.setting(
                  "SaturationPercent",
                  "percent",
                  "Queue utilization to report as saturated",
                  r -> r.snapshot.monitor.thresholds.saturationPercent),
              AttributeSpec.setting(
                  "StallMillis",
                  "milliseconds",
                  "Report a stall when connections wait and none is accepted for this long",
                  r -> r.snapshot.monitor.thresholds.stallMillis),
              new AttributeSpec<>(
                  "Samples",
                  LONG,
                  "samples",
                  "Samples made",
                  counter("acceptq_monitor_samples_total"),
                  r -> r.snapshot.monitor.samples),
              new AttributeSpec<>(
                  "MissedSamples",
                  LONG,
                  "samples",
                  "Samples left out because the sampler was late",
                  counter("acceptq_monitor_missed_samples_total"),
                  r -> r.snapshot.monitor.missedSamples),
              new AttributeSpec<>(
                  "SampleMicros",
                  DOUBLE,
                  "microseconds",
                  "Duration of the latest sample",
                  gauge("acceptq_monitor_sample_seconds", 1e-6),
                  r -> r.snapshot.monitor.sampleMicros),
              new AttributeSpec<>(
                  "SampleMicrosMax",
                  DOUBLE,
                  "microseconds",
                  "Longest duration of a sample",
                  gauge("acceptq_monitor_sample_max_seconds", 1e-6),
                  r -> r.snapshot.monitor.sampleMicrosMax),
              new AttributeSpec<>(
                  "CpuPercent",
                  DOUBLE,
                  "percent",
                  "Share of one core spent on sampling over the last 10 s",
                  gauge("acceptq_monitor_cpu_ratio", 1e-2),
                  r -> r.snapshot.monitor.cpuPercent),
              new AttributeSpec<>(
                  "AdviceErrors",
                  LONG,
                  "errors",
                  "Exceptions of acceptq inside woven methods, all suppressed",
                  counter("acceptq_monitor_advice_errors_total"),
                  r -> r.snapshot.monitor.adviceErrors),
              new AttributeSpec<>(
                  "Targets",
                  STRING,
                  "",
                  "Which classes are woven; which are not, and why",
                  r -> r.snapshot.monitor.targets),
              new AttributeSpec<>(
                  "LastError",
                  STRING,
                  "",
                  "The latest error inside acceptq",
                  r -> r.snapshot.monitor.lastError)));

  private MonitorAttributes() {}
}
