// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.programs;

/** What any {@code -javaagent} costs, whatever it does. */
public final class EmptyAgent {
  private EmptyAgent() {}

  public static void premain(String options) {}
}
