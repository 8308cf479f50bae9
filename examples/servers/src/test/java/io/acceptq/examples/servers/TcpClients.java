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

/** TCP clients of a server on this machine; {@link #close} closes all of them. */
final class TcpClients implements AutoCloseable {
  private final int port;
  private final List<SocketChannel> channels = new ArrayList<>();

  TcpClients(int port) {
    this.port = port;
  }

  /** Connects all clients, then waits until each has read a byte, so all are accepted. */
  void connectAndRead(int count, String request) throws IOException {
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
        throw new EOFException("closed without a response");
      }
    }
  }

  /** Sends the SYN of each client and does not wait for the connection. */
  void startConnecting(int count) throws IOException {
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
