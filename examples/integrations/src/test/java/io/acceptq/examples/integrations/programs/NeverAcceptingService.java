// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.programs;

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
 * Binds one listener with the backlog of its first argument, and as many others as its second
 * argument says; never accepts. Prints the port of the first. For each line of standard input it
 * does one thing and prints {@code done}: {@code connect N} opens N connections to the first
 * listener, {@code rebind N} opens N other listeners and closes the N oldest. Runs on Java 8.
 */
public final class NeverAcceptingService {
  private NeverAcceptingService() {}

  public static void main(String[] args) throws IOException {
    ServerSocket listener = bind(Integer.parseInt(args[0]));
    Deque<ServerSocket> others = new ArrayDeque<>();
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      others.add(bind(50));
    }
    System.out.println("port " + listener.getLocalPort());
    List<SocketChannel> clients = new ArrayList<>();
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, "US-ASCII"));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      int count = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
      for (int i = 0; i < count; i++) {
        if (line.startsWith("connect")) {
          clients.add(connect(listener.getLocalPort()));
        } else {
          others.add(bind(50));
        }
      }
      while (line.startsWith("rebind") && others.size() > count) {
        others.remove().close();
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
