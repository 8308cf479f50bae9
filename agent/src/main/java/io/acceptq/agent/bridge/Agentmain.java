// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

/** The same in a JVM that is already running. */
public final class Agentmain extends Premain {
  @Override
  boolean isServiceUp() {
    return true;
  }
}
