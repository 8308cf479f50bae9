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
    SocketAddress address =
        (SocketAddress)
            Class.forName("java.net.UnixDomainSocketAddress")
                .getMethod("of", Path.class)
                .invoke(null, path);
    ProtocolFamily unix =
        (ProtocolFamily)
            Class.forName("java.net.StandardProtocolFamily").getField("UNIX").get(null);
    ServerSocketChannel server =
        (ServerSocketChannel)
            ServerSocketChannel.class.getMethod("open", ProtocolFamily.class).invoke(null, unix);
    server.bind(address, 0);
    for (int i = 0; i < 3; i++) {
      SocketChannel client = SocketChannel.open(address);
      server.accept().close();
      client.close();
    }
    WovenProgram.report("unix");
    server.close();
    WovenProgram.report("closed");
    Files.delete(path);
    Files.delete(path.getParent());
    WovenProgram.end();
  }
}
