// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.ApplicationView;
import io.acceptq.monitor.sample.KernelSource;
import io.acceptq.monitor.sample.SelfSample;
import io.acceptq.monitor.sample.SourceKind;
import java.util.StringJoiner;

/** What acceptq observes of itself, and how it holds back. Used by the sampler thread only. */
final class Self {
  private static final long STEP = 50_000_000L;

  private final ApplicationView view;
  private final KernelSource source;
  private final ErrorCount errors;
  private final History history;
  private final Pace pace;
  private final Cost cost = new Cost();
  private long stretched;
  private double lateMillis;

  Self(ApplicationView view, KernelSource source, ErrorCount errors, History history, Pace pace) {
    this.view = view;
    this.source = source;
    this.errors = errors;
    this.history = history;
    this.pace = pace;
  }

  void sampled(long start, long duration, long cpu) {
    cost.add(start, duration, cpu);
  }

  /**
   * How long until the next sample. Reading {@code /proc} costs up to milliseconds: then longer
   * than asked, so that sampling stays within its share of one core.
   */
  long interval(long asked) {
    long needed = (long) (cost.medianCpu() / Budget.SHARE);
    if (source.kind() != SourceKind.PROC || needed <= asked) {
      stretched = 0;
      return asked;
    }
    if (needed > stretched || needed < stretched / 2) { // not to change with every sample
      stretched = (needed / STEP + 1) * STEP;
    }
    return stretched;
  }

  SelfSample sample(long nanos) {
    lateMillis += pace.lateness() / 1e6;
    return new SelfSample(
        source.kind(),
        note(),
        cost.samples() + 1,
        pace.missed(),
        lateMillis,
        cost.micros(),
        cost.maxMicros(),
        cost.cpuPercent(nanos),
        view.adviceErrors(),
        view.targets(),
        errors.count(),
        errors.last());
  }

  private String note() {
    if (stretched == 0 && !history.isShortened()) {
      return source.note();
    }
    StringJoiner notes = new StringJoiner("; ");
    if (source.note() != null) {
      notes.add(source.note());
    }
    if (stretched > 0) {
      notes.add(
          "sampled every "
              + stretched / 1_000_000
              + " ms, since more would cost over 0.5 % of a core");
    }
    if (history.isShortened()) {
      notes.add("history keeps " + history.capacity() + " samples a listener, 8 MB for all");
    }
    return notes.toString();
  }
}
