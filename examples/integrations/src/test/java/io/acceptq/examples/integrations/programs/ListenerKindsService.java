// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.programs;

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
 * Binds listeners whose names are more, or other, than an IPv4 address and a port: the IPv6
 * wildcard, two members of a reuse-port group, and a Unix domain socket at the path of its first
 * argument. Prints the ports of the wildcard and of the group.
 */
public final class ListenerKindsService {
  private static final List<ServerSocketChannel> OPEN = new ArrayList<>();

  private ListenerKindsService() {}

  public static void main(String[] args) throws IOException {
    ServerSocketChannel wildcard = open();
    wildcard.bind(new InetSocketAddress(0), 10_000);
    ServerSocketChannel first = open();
    first.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    first.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 7);
    ServerSocketChannel second = open();
    second.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    second.bind(first.getLocalAddress(), 7);
    ServerSocketChannel unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    OPEN.add(unix);
    unix.bind(UnixDomainSocketAddress.of(Path.of(args[0])), 5);
    System.out.println(port(wildcard) + " " + port(first));
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
