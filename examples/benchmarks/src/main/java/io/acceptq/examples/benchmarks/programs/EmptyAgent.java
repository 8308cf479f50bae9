// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.programs;

/** An agent that does nothing: the cost that any {@code -javaagent} has. */
public final class EmptyAgent {
  private EmptyAgent() {}

  public static void premain(String options) {}
}
