// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens as many sockets as its argument says, both ends of established connections, and holds them
 * until its standard input ends. Prints how many it has opened, and "all" or the error.
 */
public final class SocketHolder {
  private static final int BACKLOG = 100;

  private final List<SocketChannel> ends = new ArrayList<>();

  private SocketHolder() {}

  public static void main(String[] args) throws IOException {
    SocketHolder holder = new SocketHolder();
    String outcome = holder.connect(Integer.parseInt(args[0]));
    System.out.println(holder.ends.size() + " " + outcome);
    int read;
    do {
      read = System.in.read();
    } while (read >= 0);
  }

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
