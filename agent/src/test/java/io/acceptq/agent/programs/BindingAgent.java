// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.util.concurrent.locks.LockSupport;
import javax.management.ObjectName;

/** An agent that binds a listener in its premain, and the service of the same JVM. */
public final class BindingAgent {
  /** Ten times the usual start-up time of the monitor. */
  private static final long WAIT_NANOS = 2_000_000_000L;

  private static ServerSocket boundByAgent;

  public static void premain(String options) throws IOException {
    boundByAgent = new ServerSocket(0);
  }

  public static void main(String[] args) throws Exception {
    long end = System.nanoTime() + WAIT_NANOS;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(WAIT_NANOS / 20);
    }
    System.out.println("bound by the agent: " + report());
    ServerSocket own = new ServerSocket(0);
    WovenProgram.await("the monitor", BindingAgent::isMonitorRegistered);
    System.out.println("bound by the service: " + report());
    own.close();
    boundByAgent.close();
    WovenProgram.end();
  }

  private static String report() throws Exception {
    return WovenProgram.listeners().size() + ", monitor registered: " + isMonitorRegistered();
  }

  private static boolean isMonitorRegistered() throws Exception {
    return ManagementFactory.getPlatformMBeanServer()
        .isRegistered(new ObjectName("acceptq:type=Monitor"));
  }
}
