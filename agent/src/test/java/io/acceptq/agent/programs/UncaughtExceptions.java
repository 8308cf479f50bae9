// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.net.InetAddress;
import java.net.ServerSocket;

/** Acceptor threads that terminate with an exception, with and without their own handler. */
public final class UncaughtExceptions {
  public static void main(String[] args) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      accept(server, true);
      System.out.println("handled: " + death());
      Thread.setDefaultUncaughtExceptionHandler(UncaughtExceptions::ignore);
      accept(server, false);
      String death = death();
      System.out.println("not handled: " + death.substring(0, death.indexOf('(')));
    }
    WovenProgram.end();
  }

  private static void accept(ServerSocket server, boolean handled) throws Exception {
    WovenProgram.connect(server.getLocalPort(), 1);
    Thread thread = new Thread(() -> serve(server), "acceptor");
    if (handled) {
      thread.setUncaughtExceptionHandler(UncaughtExceptions::ignore);
    }
    thread.start();
    thread.join();
  }

  private static void serve(ServerSocket server) {
    try {
      server.accept().close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    throw new IllegalStateException("tenant 7 is null");
  }

  private static void ignore(Thread thread, Throwable exception) {}

  private static String death() throws Exception {
    return (String) WovenProgram.get(WovenProgram.listeners().get(0), "acceptorDeath");
  }
}
