// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Binds and never accepts while clients connect, until the cause is known and for 12 samples more.
 */
public final class NeverAccepting {
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  public static void main(String[] args) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<SocketChannel> clients = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        SocketChannel client = SocketChannel.open();
        client.configureBlocking(false);
        client.connect(server.getLocalSocketAddress());
        clients.add(client);
      }
      int port = ((InetSocketAddress) server.getLocalSocketAddress()).getPort();
      ObjectName bean = new ObjectName("acceptq:type=Listener,name=\"127.0.0.1:" + port + "\"");
      WovenProgram.await(
          "the cause",
          () -> SERVER.isRegistered(bean) && SERVER.getAttribute(bean, "Cause") != null);
      ObjectName monitor = new ObjectName("acceptq:type=Monitor");
      long samples = (Long) SERVER.getAttribute(monitor, "Samples");
      WovenProgram.await(
          "further samples", () -> (Long) SERVER.getAttribute(monitor, "Samples") > samples + 12);
      System.out.println("cause: " + SERVER.getAttribute(bean, "Cause"));
      for (SocketChannel client : clients) {
        client.close();
      }
    }
    WovenProgram.end();
  }
}
