// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.lang.management.ManagementFactory;
import java.util.logging.LogManager;
import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;
import javax.management.ObjectName;

/**
 * Chooses its log manager and its MBean server when acceptq has been sampling already, as a server
 * does whose start takes long.
 */
public final class LateChoices {
  private LateChoices() {}

  /** The log manager of the service's choice. */
  public static final class ChosenLogManager extends LogManager {}

  /** The builder of the service's choice. */
  public static final class ChosenBuilder extends MBeanServerBuilder {
    static boolean used;

    @Override
    public MBeanServer newMBeanServer(
        String domain, MBeanServer outer, MBeanServerDelegate delegate) {
      used = true;
      return super.newMBeanServer(domain, outer, delegate);
    }
  }

  public static void main(String[] args) throws Exception {
    WovenProgram.await("the first sample", WovenProgram::isSampling);
    System.setProperty("java.util.logging.manager", ChosenLogManager.class.getName());
    System.setProperty("javax.management.builder.initial", ChosenBuilder.class.getName());
    System.out.println(LogManager.getLogManager().getClass().getSimpleName());
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    System.out.println("ChosenBuilder used: " + ChosenBuilder.used);
    ObjectName monitor = new ObjectName("acceptq:type=Monitor");
    WovenProgram.await("the monitor's bean", () -> server.isRegistered(monitor));
    System.out.println("source: " + server.getAttribute(monitor, "Source"));
    WovenProgram.end();
  }
}
