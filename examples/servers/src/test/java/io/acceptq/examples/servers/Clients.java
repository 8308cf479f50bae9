// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Real TCP clients of a server on this machine. Closing closes them all. */
final class Clients implements AutoCloseable {
  private final int port;
  private final List<SocketChannel> channels = new ArrayList<>();

  Clients(int port) {
    this.port = port;
  }

  /** Connects all of them first, then waits until each got a byte: it was accepted and served. */
  void served(int count, String request) throws IOException {
    List<SocketChannel> burst = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SocketChannel channel = SocketChannel.open();
      channels.add(channel);
      burst.add(channel);
      channel.socket().connect(address(), 20_000);
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    }
    for (SocketChannel channel : burst) {
      channel.socket().setSoTimeout(20_000);
      if (channel.socket().getInputStream().read() < 0) {
        throw new EOFException("closed without an answer");
      }
    }
  }

  /** Sends each one's SYN and does not wait for what becomes of it. */
  void knocking(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      SocketChannel channel = SocketChannel.open();
      channels.add(channel);
      channel.configureBlocking(false);
      channel.connect(address());
    }
  }

  private InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel channel : channels) {
      channel.close();
    }
  }
}
