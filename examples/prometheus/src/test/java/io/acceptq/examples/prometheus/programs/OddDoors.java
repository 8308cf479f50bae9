// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Listeners whose names are not an address and a port, or not only: on every IPv6 address, two
 * members of a reuse-port group, and a path, the first argument. Prints both ports; ends with its
 * input.
 */
public final class OddDoors {
  private static final List<ServerSocketChannel> OPEN = new ArrayList<>();

  private OddDoors() {}

  public static void main(String[] args) throws IOException {
    ServerSocketChannel everywhere = open();
    everywhere.bind(new InetSocketAddress(0), 10_000);
    ServerSocketChannel first = open();
    first.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    first.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 7);
    ServerSocketChannel second = open();
    second.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    second.bind(first.getLocalAddress(), 7);
    ServerSocketChannel path = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    OPEN.add(path);
    path.bind(UnixDomainSocketAddress.of(Path.of(args[0])), 5);
    System.out.println(port(everywhere) + " " + port(first));
    int ignored = System.in.read();
  }

  private static ServerSocketChannel open() throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    OPEN.add(channel);
    return channel;
  }

  private static int port(ServerSocketChannel channel) throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }
}
