// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.opentelemetry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Clients on loopback that stay until the end, each with a socket of its own. */
final class Clients implements AutoCloseable {
  private final List<SocketChannel> waiting = new ArrayList<>();

  /** They want to connect, and nobody waits for whether they can. */
  void come(int port, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      SocketChannel client = SocketChannel.open();
      waiting.add(client);
      client.configureBlocking(false);
      client.connect(at(port));
    }
  }

  /** One after the other connects, is answered, and goes. */
  static void areServed(int port, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      try (Socket client = new Socket()) {
        client.connect(at(port), 10_000);
        client.setSoTimeout(10_000);
        if (client.getInputStream().read() != '!') {
          throw new IOException("a client was not answered");
        }
      }
    }
  }

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel client : waiting) {
      client.close();
    }
  }
}
