// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What woven code adds to one accept: the hook as the packaged agent has put it into the boot
 * loader, with the agent's own thread at work beside it. Needs the agent in the forked JVM.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HookBenchmark {
  /** Each accepting thread has a listener of its own. */
  @State(Scope.Thread)
  public static class Own extends HookedListener {
    @Setup
    public void setUp() throws Exception {
      open();
    }

    @TearDown
    public void tearDown() throws Exception {
      close();
    }
  }

  /** All accepting threads share one, with nothing between two accepts: worse than any service. */
  @State(Scope.Benchmark)
  public static class Shared extends HookedListener {
    @Setup
    public void setUp() throws Exception {
      open();
    }

    @TearDown
    public void tearDown() throws Exception {
      close();
    }
  }

  @Benchmark
  public void own(Own listener) throws Throwable {
    listener.accept();
  }

  @Benchmark
  public void shared(Shared listener) throws Throwable {
    listener.accept();
  }
}
