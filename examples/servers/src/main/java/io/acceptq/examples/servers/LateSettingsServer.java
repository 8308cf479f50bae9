// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogManager;
import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;

/**
 * A service that sets its log manager and MBean server builder in {@code main}, as application
 * servers do. That has no effect if an agent has already initialised logging or JMX.
 */
public final class LateSettingsServer {
  private LateSettingsServer() {}

  public static void main(String[] args) throws Exception {
    System.setProperty("java.util.logging.manager", OwnLogManager.class.getName());
    System.setProperty("javax.management.builder.initial", OwnBuilder.class.getName());
    ServerProgram.run(BlockingServer::new, LateSettingsServer::settings);
  }

  private static String settings() {
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
