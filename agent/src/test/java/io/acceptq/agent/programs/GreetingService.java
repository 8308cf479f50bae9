// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Sends one byte to each connection and keeps it open. Prints its port; then, for each line of
 * standard input, the value of the attribute of that name of its listener's bean. The line {@code
 * collect} makes a full collection of many live objects instead.
 */
public final class GreetingService {
  private GreetingService() {}

  public static void main(String[] args) throws Exception {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      ObjectName bean =
          new ObjectName("acceptq:type=Listener,name=\"127.0.0.1:" + server.getLocalPort() + "\"");
      WovenProgram.start("acceptor", () -> greet(server));
      WovenProgram.await("the bean", () -> beans.isRegistered(bean));
      WovenProgram.await("the end of the first sample", WovenProgram::isSampling);
      System.out.println(server.getLocalPort());
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println(line.equals("collect") ? collect() : beans.getAttribute(bean, line));
      }
    }
  }

  /** Returns the number of live objects. */
  private static int collect() {
    long[][] live = new long[20_000_000][];
    for (int i = 0; i < live.length; i++) {
      live[i] = new long[0];
    }
    System.out.println("collecting");
    System.gc();
    return live.length;
  }

  private static boolean greet(ServerSocket server) throws Exception {
    List<Socket> open = new ArrayList<>();
    while (!server.isClosed()) {
      Socket client = server.accept();
      client.getOutputStream().write('!');
      open.add(client);
    }
    return open.isEmpty();
  }
}
