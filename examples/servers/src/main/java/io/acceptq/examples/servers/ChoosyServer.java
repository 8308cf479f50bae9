// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogManager;
import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;

/**
 * A service that chooses its log manager and its MBean server in {@code main}, as application
 * servers do: too late, if an agent has made the JVM choose before.
 */
public final class ChoosyServer {
  private ChoosyServer() {}

  public static void main(String[] args) throws Exception {
    System.setProperty("java.util.logging.manager", OwnLogManager.class.getName());
    System.setProperty("javax.management.builder.initial", OwnBuilder.class.getName());
    Stage.run(BlockingServer::new, ChoosyServer::choices);
  }

  private static String choices() {
    return LogManager.getLogManager().getClass().getSimpleName()
        + ", MBean servers of OwnBuilder: "
        + OwnBuilder.BUILT;
  }

  public static final class OwnLogManager extends LogManager {}

  public static final class OwnBuilder extends MBeanServerBuilder {
    private static final AtomicInteger BUILT = new AtomicInteger();

    @Override
    public MBeanServer newMBeanServer(
        String domain, MBeanServer outer, MBeanServerDelegate delegate) {
      BUILT.incrementAndGet();
      return super.newMBeanServer(domain, outer, delegate);
    }
  }
}
