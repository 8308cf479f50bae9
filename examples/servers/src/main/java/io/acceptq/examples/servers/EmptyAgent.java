// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

/** An agent that does nothing, and a program that ends at once: what acceptq is compared with. */
public final class EmptyAgent {
  private EmptyAgent() {}

  public static void premain(String options) {}

  public static void main(String[] args) {}
}
