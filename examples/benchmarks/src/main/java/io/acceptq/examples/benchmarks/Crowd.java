// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Established connections for the kernel to hold, both ends of each in this process: main's
 * argument says how many. Prints how many there are and ends with its standard input.
 */
final class Crowd {
  private static final int BACKLOG = 100;

  private final List<SocketChannel> ends = new ArrayList<>();

  private Crowd() {}

  public static void main(String[] args) throws IOException {
    Crowd crowd = new Crowd();
    String outcome = crowd.connect(Integer.parseInt(args[0]));
    System.out.println(crowd.ends.size() + " " + outcome);
    int read;
    do {
      read = System.in.read();
    } while (read >= 0);
  }

  /** As many as the machine lets us have. */
  private String connect(int sockets) {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
      while (ends.size() < sockets) {
        ends.add(SocketChannel.open(server.getLocalAddress()));
        ends.add(server.accept());
      }
      return "all";
    } catch (IOException e) {
      return e.getMessage();
    }
  }
}
