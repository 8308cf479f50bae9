// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.net.ServerSocket;

/** Binds a listener and ends after it has been sampled; needs {@code java.base} only. */
public final class AwaitedSample {
  private AwaitedSample() {}

  public static void main(String[] args) throws Exception {
    try (ServerSocket server = new ServerSocket(0)) {
      WovenProgram.await("a sample", WovenProgram::isSampling);
      System.out.println(server.isBound() ? "sampled" : "");
    }
    WovenProgram.end();
  }
}
