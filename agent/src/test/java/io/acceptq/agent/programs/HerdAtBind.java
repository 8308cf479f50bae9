// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Twenty clients connect right after the bind, before anything could be sampled, and those that are
 * refused give up before they would send another SYN. Two fit into a queue with backlog 1.
 */
public final class HerdAtBind {
  private static final int CLIENTS = 20;

  private HerdAtBind() {}

  public static void main(String[] args) throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
      SocketAddress address = server.getLocalAddress();
      List<SocketChannel> connected = connect(address);
      System.out.println("connected: " + connected.size());
      report((InetSocketAddress) address);
      for (SocketChannel client : connected) {
        client.close();
      }
    }
    WovenProgram.end();
  }

  private static List<SocketChannel> connect(SocketAddress address) throws Exception {
    List<SocketChannel> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      SocketChannel client = SocketChannel.open();
      client.configureBlocking(false);
      client.connect(address);
      clients.add(client);
    }
    List<SocketChannel> connected = new ArrayList<>();
    for (SocketChannel client : clients) {
      if (client.finishConnect()) {
        connected.add(client);
      } else {
        client.close();
      }
    }
    return connected;
  }

  private static void report(InetSocketAddress address) throws Exception {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    ObjectName listener =
        new ObjectName("acceptq:type=Listener,name=\"127.0.0.1:" + address.getPort() + "\"");
    WovenProgram.await("the listener's bean", () -> beans.isRegistered(listener));
    for (String name : new String[] {"Overflows", "Drops", "OverflowAttribution", "Health"}) {
      System.out.println(name + ": " + beans.getAttribute(listener, name));
    }
    ObjectName kernel = new ObjectName("acceptq:type=Kernel");
    System.out.println("OtherOverflows: " + beans.getAttribute(kernel, "OtherOverflows"));
    WovenProgram.await(
        "the episode's text",
        () -> ((String) beans.getAttribute(listener, "Diagnosis")).contains("18 overflows"));
  }
}
