// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.programs;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * A service with JMX in use, as in most services, and one listener to which nobody connects. Prints
 * "up" once it accepts, and ends when its standard input ends.
 */
public final class IdleService {
  private IdleService() {}

  /** A bean of the service itself, with a composite attribute. */
  public interface StateMXBean {
    MemoryUsage getMemory();
  }

  static final class State implements StateMXBean {
    @Override
    public MemoryUsage getMemory() {
      return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    }
  }

  public static void main(String[] args) throws Exception {
    useJmx();
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread acceptor = new Thread(() -> accept(server), "acceptor");
      acceptor.setDaemon(true);
      acceptor.start();
      System.out.println("up");
      int read;
      do {
        read = System.in.read();
      } while (read >= 0);
    }
  }

  private static void useJmx() throws JMException {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    beans.registerMBean(new State(), new ObjectName("service:type=State"));
    for (ObjectName name : beans.queryNames(null, null)) {
      MBeanAttributeInfo[] attributes = beans.getMBeanInfo(name).getAttributes();
      String[] names = new String[attributes.length];
      for (int i = 0; i < names.length; i++) {
        names[i] = attributes[i].getName();
      }
      beans.getAttributes(name, names);
    }
  }

  private static void accept(ServerSocket server) {
    try {
      while (true) {
        server.accept().close();
      }
    } catch (IOException closed) {
      Thread.currentThread().interrupt(); // closed: the only way to end accept()
    }
  }
}
