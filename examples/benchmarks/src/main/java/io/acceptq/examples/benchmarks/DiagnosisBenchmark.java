// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import io.acceptq.monitor.diagnosis.Diagnostician;
import io.acceptq.monitor.diagnosis.Health;
import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.diagnosis.ReportPublisher;
import io.acceptq.monitor.model.Snapshot;
import io.acceptq.monitor.spi.RuntimeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One sample of a thousand listeners, judged: all of them busy and well, or all overflowing. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DiagnosisBenchmark {
  static final int LISTENERS = 1_000;

  /** A thousand listeners and who judges them. */
  public abstract static class Judged implements ReportPublisher {
    private final ManyListeners listeners;
    private final Health expected;
    private final List<String> faults = new ArrayList<>();
    private Diagnostician diagnostician;
    private Snapshot next;
    private Report last;

    Judged(boolean overflowing, Health expected) {
      this.listeners = new ManyListeners(LISTENERS, overflowing);
      this.expected = expected;
    }

    @Setup(Level.Trial)
    public void begin() {
      diagnostician =
          new Diagnostician(
              new RuntimeSettings(100, 80, 1_000), faults::add, 600_000, List.of(this));
    }

    @Setup(Level.Invocation)
    public void sample() {
      next = listeners.sample();
    }

    @Override
    public void publish(Report report) {
      last = report;
    }

    @Override
    public void close() {}

    Report judge() {
      diagnostician.publish(next);
      return last;
    }

    /** Whoever judged nothing would be fast. */
    @TearDown(Level.Trial)
    public void check() {
      boolean right = last.verdicts.stream().allMatch(verdict -> verdict.health == expected);
      if (!right || last.verdicts.size() != LISTENERS || !faults.isEmpty()) {
        throw new IllegalStateException("not all are " + expected + ", faults: " + faults);
      }
    }
  }

  /** Busy and well. */
  @State(Scope.Benchmark)
  public static class Well extends Judged {
    public Well() {
      super(false, Health.BUSY);
    }
  }

  /** All of them overflow. */
  @State(Scope.Benchmark)
  public static class Overflowing extends Judged {
    public Overflowing() {
      super(true, Health.OVERFLOWING);
    }
  }

  @Benchmark
  public Report well(Well listeners) {
    return listeners.judge();
  }

  @Benchmark
  public Report overflowing(Overflowing listeners) {
    return listeners.judge();
  }
}
