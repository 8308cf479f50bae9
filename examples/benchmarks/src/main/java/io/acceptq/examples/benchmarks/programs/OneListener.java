// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Binds, accepts three connections and ends, so its run time is start-up time. */
public final class OneListener {
  private static final int CONNECTIONS = 3;

  private OneListener() {}

  public static void main(String[] args) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      SocketAddress address = server.getLocalAddress();
      for (int i = 0; i < CONNECTIONS; i++) {
        try (SocketChannel client = SocketChannel.open(address);
            SocketChannel accepted = server.accept()) {
          if (!client.isConnected() || !accepted.isConnected()) {
            throw new IOException("not connected");
          }
        }
      }
    }
  }
}
