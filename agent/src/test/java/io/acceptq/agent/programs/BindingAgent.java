// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** An agent that binds a listener in its premain, or on a thread of its own. */
public final class BindingAgent {
  @SuppressWarnings("unused") // keeps it open
  private static ServerSocket bound;

  private BindingAgent() {}

  public static void premain(String options) {
    if ("thread".equals(options)) {
      new Thread(BindingAgent::bind, "agent").start();
    } else {
      bind();
    }
  }

  private static synchronized void bind() {
    try {
      bound = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
