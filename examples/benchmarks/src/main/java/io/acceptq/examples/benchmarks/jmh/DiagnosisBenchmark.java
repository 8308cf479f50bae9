// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.jmh;

import io.acceptq.monitor.diagnosis.Diagnostician;
import io.acceptq.monitor.diagnosis.Health;
import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.diagnosis.ReportPublisher;
import io.acceptq.monitor.sample.Knobs;
import io.acceptq.monitor.sample.Snapshot;
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

/** Diagnoses one sample of a thousand listeners: all busy and healthy, or all overflowing. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DiagnosisBenchmark {
  static final int LISTENERS = 1_000;

  /** The samples of a thousand listeners, and the diagnostician for them. */
  public abstract static class Diagnosed implements ReportPublisher {
    private final SyntheticSnapshots snapshots;
    private final Health expected;
    private final List<String> faults = new ArrayList<>();
    private Diagnostician diagnostician;
    private Snapshot next;
    private Report last;

    Diagnosed(boolean overflowing, Health expected) {
      this.snapshots = new SyntheticSnapshots(LISTENERS, overflowing);
      this.expected = expected;
    }

    @Setup(Level.Trial)
    public void begin() {
      diagnostician =
          new Diagnostician(new Knobs(100, 80, 1_000), faults::add, 600_000, List.of(this));
    }

    @Setup(Level.Invocation)
    public void sample() {
      next = snapshots.next();
    }

    @Override
    public void publish(Report report) {
      last = report;
    }

    @Override
    public void close() {}

    Report diagnose() {
      diagnostician.publish(next);
      return last;
    }

    /** Fails if a health is wrong or missing: a diagnosis that does nothing would look fast. */
    @TearDown(Level.Trial)
    public void check() {
      boolean correct = last.verdicts.stream().allMatch(verdict -> verdict.health == expected);
      if (!correct || last.verdicts.size() != LISTENERS || !faults.isEmpty()) {
        throw new IllegalStateException("not all are " + expected + ", faults: " + faults);
      }
    }
  }

  /** Busy and healthy. */
  @State(Scope.Benchmark)
  public static class Healthy extends Diagnosed {
    public Healthy() {
      super(false, Health.BUSY);
    }
  }

  /** All of them overflow. */
  @State(Scope.Benchmark)
  public static class Overflowing extends Diagnosed {
    public Overflowing() {
      super(true, Health.OVERFLOWING);
    }
  }

  @Benchmark
  public Report healthy(Healthy listeners) {
    return listeners.diagnose();
  }

  @Benchmark
  public Report overflowing(Overflowing listeners) {
    return listeners.diagnose();
  }
}
