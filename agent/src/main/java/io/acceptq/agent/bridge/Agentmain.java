// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

import java.util.function.Consumer;

/** Starts the agent in a JVM whose service is already running. */
public final class Agentmain extends Premain {
  public Agentmain(Consumer<String> stderr, String[] vmArguments) {
    super(stderr, vmArguments);
  }

  @Override
  boolean isServiceRunning() {
    return true;
  }
}
