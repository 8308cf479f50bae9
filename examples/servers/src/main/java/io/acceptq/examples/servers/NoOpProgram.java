// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

/** A program that ends at once. */
public final class NoOpProgram {
  private NoOpProgram() {}

  public static void main(String[] args) {}
}
