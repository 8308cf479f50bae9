// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Unix domain {@link ServerSocketChannel}, Java 16 and later. */
public final class UnixDomainChannels {
  public static void main(String[] args) throws Exception {
    Path path = Files.createTempDirectory("acceptq").resolve("socket");
    SocketAddress address = address(path);
    ServerSocketChannel server = open();
    server.bind(address, 0);
    accept(server, address, 3);
    WovenProgram.report("unix");
    server.close();
    WovenProgram.report("closed");
    Files.delete(path);
    Files.delete(path.getParent());
    WovenProgram.end();
  }

  static SocketAddress address(Path path) throws Exception {
    return (SocketAddress)
        Class.forName("java.net.UnixDomainSocketAddress")
            .getMethod("of", Path.class)
            .invoke(null, path);
  }

  static ServerSocketChannel open() throws Exception {
    ProtocolFamily unix =
        (ProtocolFamily)
            Class.forName("java.net.StandardProtocolFamily").getField("UNIX").get(null);
    return (ServerSocketChannel)
        ServerSocketChannel.class.getMethod("open", ProtocolFamily.class).invoke(null, unix);
  }

  static void accept(ServerSocketChannel server, SocketAddress address, int clients)
      throws Exception {
    for (int i = 0; i < clients; i++) {
      SocketChannel client = SocketChannel.open(address);
      server.accept().close();
      client.close();
    }
  }
}
