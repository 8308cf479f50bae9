// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.nolog;

/** The levels of {@code java.util.logging.Level} that JNA uses. Immutable. */
public final class Level {
  public static final Level SEVERE = new Level();
  public static final Level WARNING = new Level();
  public static final Level INFO = new Level();
  public static final Level FINE = new Level();

  private Level() {}
}
