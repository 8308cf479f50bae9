// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.jmh;

import io.acceptq.monitor.kernel.Kernel;
import io.acceptq.monitor.model.kernel.KernelSample;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.spi.KernelSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One kernel reading of 20 listeners: IPv4 and IPv6 sockets, and the namespace's counters. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public class SampleBenchmark {
  static final int LISTENERS = 20;

  private final List<ServerSocket> listeners = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private KernelSource kernel;

  @Setup
  public void open() throws IOException {
    for (int i = 0; i < LISTENERS; i++) {
      listeners.add(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }
    kernel = Kernel.open(true, errors::add);
  }

  @Benchmark
  public KernelSample read() throws IOException {
    return kernel.read(false);
  }

  /** Fails if the source fell back to /proc or read nothing: that could look fast. */
  @TearDown
  public void close() throws IOException {
    int seen = kernel.read(false).sockets.size();
    SourceKind kind = kernel.status().kind;
    kernel.close();
    for (ServerSocket listener : listeners) {
      listener.close();
    }
    if (kind != SourceKind.NETLINK || seen < LISTENERS || !errors.isEmpty()) {
      throw new IllegalStateException(kind + " read " + seen + " listeners, errors: " + errors);
    }
  }
}
