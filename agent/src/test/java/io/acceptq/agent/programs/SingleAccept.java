// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.net.ServerSocket;

/** A service that knows nothing of agents, but waits until acceptq's start is over. */
public final class SingleAccept {
  public static void main(String[] args) throws Exception {
    try (ServerSocket server = new ServerSocket(0)) {
      WovenProgram.connect(server.getLocalPort(), 1);
      server.accept().close();
      System.out.println("served 1");
      WovenProgram.await("acceptq's start", SingleAccept::isStarted);
    }
  }

  private static boolean isStarted() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().equals("acceptq-start"));
  }
}
