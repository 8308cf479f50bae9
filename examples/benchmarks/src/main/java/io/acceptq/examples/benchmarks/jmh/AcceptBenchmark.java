// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.jmh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Accepts real connections from a full queue; connecting the clients is not timed. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class AcceptBenchmark {
  private static final int QUEUE = 500;

  private final SocketChannel[] clients = new SocketChannel[QUEUE];
  private final SocketChannel[] accepted = new SocketChannel[QUEUE];
  private ServerSocketChannel server;

  @Setup
  public void bind() throws IOException {
    server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), QUEUE);
  }

  @Setup(Level.Invocation)
  public void fill() throws IOException {
    SocketAddress address = server.getLocalAddress();
    for (int i = 0; i < QUEUE; i++) {
      clients[i] = SocketChannel.open(address);
      // Closing sends a reset, so no socket in TIME_WAIT holds a port.
      clients[i].setOption(StandardSocketOptions.SO_LINGER, 0);
    }
  }

  @Benchmark
  @OperationsPerInvocation(QUEUE)
  public SocketChannel[] accept() throws IOException {
    for (int i = 0; i < QUEUE; i++) {
      accepted[i] = server.accept();
    }
    return accepted;
  }

  @TearDown(Level.Invocation)
  public void closeConnections() throws IOException {
    for (int i = 0; i < QUEUE; i++) {
      clients[i].close();
      accepted[i].close();
    }
  }

  @TearDown
  public void unbind() throws IOException {
    server.close();
  }
}
