// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.jmh;

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
 * The cost that woven code adds to one accept: the hook that the packaged agent has defined in the
 * boot loader, while the sampler thread runs as usual. The forked JVM must run the agent.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HookBenchmark {
  /** One listener for each accepting thread. */
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

  /** One listener for all threads, which do nothing but accept: worse than any real service. */
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
