// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.net.ServerSocket;

/** A service that knows nothing of agents, but waits until acceptq's start is over. */
public final class Plain {
  public static void main(String[] args) throws Exception {
    try (ServerSocket server = new ServerSocket(0)) {
      Woven.connect(server.getLocalPort(), 1);
      server.accept().close();
      System.out.println("served 1");
      Woven.await("acceptq's start", Plain::isStarted);
    }
  }

  private static boolean isStarted() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().equals("acceptq-start"));
  }
}
