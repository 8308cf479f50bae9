// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.util.concurrent.locks.LockSupport;
import javax.management.ObjectName;

/** An agent that binds before the service's main method does, and that service. */
public final class BindingAgent {
  /** Ten times what the monitor takes to begin. */
  private static final long LONG_ENOUGH = 2_000_000_000L;

  private static ServerSocket early;

  public static void premain(String options) throws IOException {
    early = new ServerSocket(0);
  }

  public static void main(String[] args) throws Exception {
    long end = System.nanoTime() + LONG_ENOUGH;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(LONG_ENOUGH / 20);
    }
    System.out.println("bound by the agent: " + report());
    ServerSocket own = new ServerSocket(0);
    WovenProgram.await("the monitor", BindingAgent::isAtWork);
    System.out.println("bound by the service: " + report());
    own.close();
    early.close();
    WovenProgram.end();
  }

  private static String report() throws Exception {
    return WovenProgram.listeners().size() + ", acceptq at work: " + isAtWork();
  }

  private static boolean isAtWork() throws Exception {
    return ManagementFactory.getPlatformMBeanServer()
        .isRegistered(new ObjectName("acceptq:type=Monitor"));
  }
}
