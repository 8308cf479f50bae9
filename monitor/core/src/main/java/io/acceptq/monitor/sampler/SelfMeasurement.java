// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import io.acceptq.monitor.model.MonitorSample;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.spi.ApplicationView;
import io.acceptq.monitor.spi.Clock;
import io.acceptq.monitor.spi.KernelSource;
import io.acceptq.monitor.spi.RuntimeSettings;
import io.acceptq.monitor.tracking.CpuBudget;
import io.acceptq.monitor.tracking.History;

/** The state and cost of the sampler, and the interval that limits it. Sampler thread only. */
final class SelfMeasurement {
  private static final long STEP_NANOS = 50_000_000L;

  private final ApplicationView view;
  private final KernelSource source;
  private final ErrorCount errors;
  private final History history;
  private final SampleSchedule schedule;
  private final Clock clock;
  private final SampleCost cost = new SampleCost();
  private long stretchedNanos;
  private double lateMillis;

  SelfMeasurement(
      ApplicationView view,
      KernelSource source,
      ErrorCount errors,
      History history,
      SampleSchedule schedule,
      Clock clock) {
    this.view = view;
    this.source = source;
    this.errors = errors;
    this.history = history;
    this.schedule = schedule;
    this.clock = clock;
  }

  /** A sample that started then has been made. */
  void sampled(long startNanos, long durationNanos, long cpuNanos) {
    cost.add(startNanos, durationNanos, cpuNanos);
  }

  /**
   * Time until the next sample. A reading of {@code /proc} costs up to milliseconds: then it is
   * longer than asked, so that sampling stays within its share of one core.
   */
  long interval(long askedNanos) {
    long needed = (long) (cost.medianCpu() / CpuBudget.SHARE);
    if (source.status().kind != SourceKind.PROC || needed <= askedNanos) {
      stretchedNanos = 0;
      return askedNanos;
    }
    if (needed > stretchedNanos || needed < stretchedNanos / 2) { // not to change at every sample
      stretchedNanos = (needed / STEP_NANOS + 1) * STEP_NANOS;
    }
    return stretchedNanos;
  }

  MonitorSample sample(long nanos, RuntimeSettings settings) {
    lateMillis += schedule.lateness() / 1e6;
    return MonitorSample.builder(source.status(), settings.intervalMillis(), settings.thresholds())
        .stretchedIntervalMillis(stretchedNanos == 0 ? null : stretchedNanos / 1_000_000)
        .shortenedHistory(history.isShortened() ? history.capacity() : null)
        .samples(cost.samples() + 1)
        .missedSamples(schedule.missed())
        .lateMillis(lateMillis)
        .oversleptMillis(schedule.overslept() / 1e6)
        .clockOffsetMillis(clock.wallMillis() - clock.millis())
        .sampleMicros(cost.micros(), cost.maxMicros())
        .cpuPercent(cost.cpuPercent(nanos))
        .woven(view.targets(), view.adviceErrors())
        .errors(errors.count(), errors.latest())
        .build();
  }
}
