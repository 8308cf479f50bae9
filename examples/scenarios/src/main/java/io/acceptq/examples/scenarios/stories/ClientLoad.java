// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import io.acceptq.examples.scenarios.harness.RemoteJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Clients that connect to the service of a story and keep their connections. Used by one thread at
 * a time; none of its methods waits for an answer.
 */
final class ClientLoad implements AutoCloseable {
  private static final int MAX_CLIENTS = 10_000;
  private static final InetSocketAddress SERVICE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), StoryService.PORT);

  private final RemoteJvm service;
  private final List<Long> connectNanos = new ArrayList<>();
  private final List<SocketChannel> clients = new ArrayList<>();
  private int refused;

  ClientLoad(RemoteJvm service) {
    this.service = service;
  }

  /** {@link System#nanoTime} of each client, in order. */
  List<Long> connectNanos() {
    return connectNanos;
  }

  /** The number of clients whose first SYN was dropped. */
  int refused() {
    return refused;
  }

  /** Connects clients all at once. */
  void connect(int count) throws IOException {
    connect(count, SERVICE);
  }

  private void connect(int count, SocketAddress address) throws IOException {
    for (int i = 0; i < count; i++) {
      SocketChannel client = SocketChannel.open();
      client.configureBlocking(false);
      connectNanos.add(System.nanoTime());
      // On loopback the handshake is over when connect(2) returns, or the SYN was dropped.
      refused += client.connect(address) || client.finishConnect() ? 0 : 1;
      clients.add(client);
    }
  }

  /** Connects clients at a constant rate, and closes the oldest ones if there are very many. */
  void connectAtRate(int perSecond, double seconds) throws IOException, InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < perSecond * seconds; i++) {
      long due = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
      service.pause((due - System.nanoTime()) / 1e9);
      connect(1);
      if (clients.size() > MAX_CLIENTS) {
        clients.remove(0).close();
      }
    }
  }

  /** Overflows a listener of this process, while the service has its usual load. */
  void overflowOtherListener(int count, double seconds) throws IOException, InterruptedException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      connect(count, other.getLocalSocketAddress());
      connectAtRate(50, seconds);
    }
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel client : clients) {
      client.close();
    }
  }
}
