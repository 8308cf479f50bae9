// SPDX-License-Identifier: Apache-2.0

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Listens with backlog 1 at the Unix domain socket of the given path, connects to it twice, never
 * accepts, and ends when stdin ends.
 */
public class UnixListener {
  public static void main(String[] args) throws Exception {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(args[0]);
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address, 1);
      try (SocketChannel first = SocketChannel.open(address);
          SocketChannel second = SocketChannel.open(address)) {
        System.out.println("up");
        while (System.in.read() >= 0) {
          continue;
        }
      }
    }
  }
}
