// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

/** An agent that does nothing, to compare acceptq with. */
public final class NoOpAgent {
  private NoOpAgent() {}

  public static void premain(String options) {}
}
