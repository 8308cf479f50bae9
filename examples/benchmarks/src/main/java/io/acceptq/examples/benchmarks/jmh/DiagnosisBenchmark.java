// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.jmh;

import io.acceptq.monitor.diagnosis.Diagnostician;
import io.acceptq.monitor.diagnosis.Health;
import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.model.Snapshot;
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
  public abstract static class Diagnosed {
    private final SyntheticSnapshots snapshots;
    private final Health expected;
    private Diagnostician diagnostician;
    private Snapshot next;
    private Report last;

    Diagnosed(boolean overflowing, Health expected) {
      this.snapshots = new SyntheticSnapshots(LISTENERS, overflowing);
      this.expected = expected;
    }

    @Setup(Level.Trial)
    public void begin() {
      diagnostician = new Diagnostician(600_000);
    }

    @Setup(Level.Invocation)
    public void sample() {
      next = snapshots.next();
    }

    Report diagnose() {
      last = diagnostician.judge(next);
      return last;
    }

    /** Fails if a health is wrong or missing: a diagnosis that does nothing would look fast. */
    @TearDown(Level.Trial)
    public void check() {
      boolean correct = last.verdicts.stream().allMatch(verdict -> verdict.health == expected);
      if (!correct || last.verdicts.size() != LISTENERS) {
        throw new IllegalStateException("not all are " + expected);
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
