// SPDX-License-Identifier: Apache-2.0
package io.acceptq.testing;

/** Which rings of tests this build runs: see CONTRIBUTING.md. */
public final class Rings {
  private Rings() {}

  /** Whether the profile {@code full} is active: then what a test needs has to be there. */
  public static boolean isFull() {
    return "full".equals(System.getProperty("testing.rings"));
  }
}
