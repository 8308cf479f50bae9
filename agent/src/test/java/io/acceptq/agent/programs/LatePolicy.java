// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.CodeSource;
import java.security.Permission;
import java.security.Policy;
import java.security.ProtectionDomain;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Sets a security manager whose policy trusts only its own code, as search engines and application
 * servers do: before its first bind, or after it was seen.
 */
public final class LatePolicy {
  private LatePolicy() {}

  /** Grants everything to the code of this class, and nothing to any other. */
  private static final class OwnCodeOnly extends Policy {
    private final CodeSource own = LatePolicy.class.getProtectionDomain().getCodeSource();

    @Override
    public boolean implies(ProtectionDomain domain, Permission permission) {
      CodeSource source = domain.getCodeSource();
      return source == null || source.getLocation().equals(own.getLocation());
    }
  }

  public static void main(String[] args) throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    if (args[0].equals("before")) {
      restrict();
    }
    try (ServerSocket first = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      report(server, first);
      if (args[0].equals("after")) {
        restrict();
      }
      try (ServerSocket second = new ServerSocket(0, 6, InetAddress.getLoopbackAddress())) {
        report(server, second);
      }
    }
    ObjectName monitor = new ObjectName("acceptq:type=Monitor");
    System.out.println(server.getAttribute(monitor, "Source"));
    System.out.println(server.getAttribute(monitor, "LastError"));
    WovenProgram.end();
  }

  private static void restrict() {
    Policy.setPolicy(new OwnCodeOnly());
    System.setSecurityManager(new SecurityManager());
  }

  private static void report(MBeanServer server, ServerSocket socket) throws Exception {
    ObjectName bean =
        new ObjectName("acceptq:type=Listener,name=\"127.0.0.1:" + socket.getLocalPort() + "\"");
    WovenProgram.await("the bean", () -> server.isRegistered(bean));
    System.out.println(
        server.getAttribute(bean, "RequestedBacklog")
            + " "
            + server.getAttribute(bean, "EffectiveBacklog"));
  }
}
