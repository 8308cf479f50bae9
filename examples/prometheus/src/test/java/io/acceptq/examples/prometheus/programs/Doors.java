// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Runs on every Java. Binds a port with the backlog of its first argument and as many more as the
 * second says, and never accepts. Prints the port, and obeys a line of standard input each: {@code
 * come N} sends itself clients, {@code churn N} opens N ports and closes the N of before. Ends with
 * its input.
 */
public final class Doors {
  private Doors() {}

  public static void main(String[] args) throws IOException {
    ServerSocket door = bind(Integer.parseInt(args[0]));
    Deque<ServerSocket> more = new ArrayDeque<>();
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      more.add(bind(50));
    }
    System.out.println("port " + door.getLocalPort());
    List<SocketChannel> clients = new ArrayList<>();
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "US-ASCII"));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      int count = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
      for (int i = 0; i < count; i++) {
        if (line.startsWith("come")) {
          clients.add(connect(door.getLocalPort()));
        } else {
          more.add(bind(50));
        }
      }
      while (line.startsWith("churn") && more.size() > count) {
        more.remove().close();
      }
      System.out.println("done");
    }
    for (SocketChannel client : clients) {
      client.close();
    }
  }

  private static ServerSocket bind(int backlog) throws IOException {
    return new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
  }

  private static SocketChannel connect(int port) throws IOException {
    SocketChannel client = SocketChannel.open();
    client.configureBlocking(false);
    client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return client;
  }
}
