// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.opentelemetry.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A service with four listeners: a front door with backlog 2 that nobody accepts from, one that is
 * well, one on every address, IPv6 too, and a Unix domain socket, whose path is the first argument.
 * Writes the ports of the first three to the file of the second argument, and nothing to standard
 * output, where the metrics are. Obeys a line of standard input each, {@code accept} one at the
 * third and {@code close} the front door, and ends with it.
 */
public final class FourDoors {
  private FourDoors() {}

  public static void main(String[] args) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket front = new ServerSocket(0, 2, loopback);
        ServerSocket well = new ServerSocket(0, 50, loopback);
        ServerSocketChannel everywhere = ServerSocketChannel.open();
        ServerSocketChannel path = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      everywhere.bind(new InetSocketAddress(0), 20);
      path.bind(UnixDomainSocketAddress.of(Path.of(args[0])), 5);
      Thread acceptor = new Thread(() -> accept(well), "acceptor");
      acceptor.setDaemon(true);
      acceptor.start();
      int third = everywhere.socket().getLocalPort();
      String ports = front.getLocalPort() + " " + well.getLocalPort() + " " + third + "\n";
      Files.writeString(Path.of(args[1]), ports);
      BufferedReader commands =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        switch (line) {
          case "accept" -> everywhere.accept().close();
          case "close" -> front.close();
          default -> throw new IllegalArgumentException(line);
        }
      }
    }
  }

  private static void accept(ServerSocket door) {
    while (!door.isClosed()) {
      try (Socket client = door.accept()) {
        client.getOutputStream().write('!');
      } catch (IOException e) {
        // A client that has gone; or the end.
      }
    }
  }
}
