// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.net.ServerSocket;

/** Accepts one connection, then waits until the agent's start thread has terminated. */
public final class SingleAccept {
  public static void main(String[] args) throws Exception {
    try (ServerSocket server = new ServerSocket(0)) {
      WovenProgram.connect(server.getLocalPort(), 1);
      server.accept().close();
      System.out.println("served 1");
      WovenProgram.await("the end of the start thread", SingleAccept::isStarted);
    }
  }

  private static boolean isStarted() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().equals("acceptq-start"));
  }
}
