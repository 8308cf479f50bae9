// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Prints the attributes of the Monitor bean that say where its numbers come from. */
public final class KernelSourceReport {
  private static final String[] ATTRIBUTES = {"Source", "SourceNote", "LastError"};

  public static void main(String[] args) throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName monitor = new ObjectName("acceptq:type=Monitor");
    try (ServerSocket socket = new ServerSocket(0)) {
      WovenProgram.connect(socket.getLocalPort(), 1);
      socket.accept().close();
      WovenProgram.await("the monitor", () -> server.isRegistered(monitor));
    }
    for (String attribute : ATTRIBUTES) {
      System.out.println(attribute + ": " + server.getAttribute(monitor, attribute));
    }
    WovenProgram.end();
  }
}
