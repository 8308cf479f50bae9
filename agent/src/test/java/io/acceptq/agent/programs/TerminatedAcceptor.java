// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * An application whose acceptor thread terminates while its listener stays open: its class loader
 * must become unreachable.
 */
public final class TerminatedAcceptor {
  public static void main(String[] args) throws Exception {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      ObjectName bean =
          new ObjectName("acceptq:type=Listener,name=\"127.0.0.1:" + server.getLocalPort() + "\"");
      WeakReference<ClassLoader> application = acceptOnce(server);
      WovenProgram.await(
          "the terminated acceptor",
          () ->
              beans.isRegistered(bean) && "DEAD".equals(beans.getAttribute(bean, "AcceptorState")));
      WovenProgram.await(
          "collection of the class loader",
          () -> {
            System.gc();
            return application.get() == null;
          });
      System.out.println(
          beans.getAttribute(bean, "Acceptor")
              + " accepted "
              + beans.getAttribute(bean, "Accepted")
              + ", "
              + beans.getAttribute(bean, "AcceptorState"));
    }
    WovenProgram.end();
  }

  private static WeakReference<ClassLoader> acceptOnce(ServerSocket server) throws Exception {
    ClassLoader application = new URLClassLoader(new URL[0], null);
    WovenProgram.connect(server.getLocalPort(), 1);
    Thread acceptor =
        new Thread(
            () -> {
              try {
                server.accept().close();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            },
            "application-acceptor");
    acceptor.setContextClassLoader(application);
    acceptor.start();
    acceptor.join();
    return new WeakReference<>(application);
  }
}
