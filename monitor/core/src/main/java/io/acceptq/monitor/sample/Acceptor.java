// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

/** Who accepts, and what went wrong with it. Immutable; null is unknown. */
public final class Acceptor {
  public static final Acceptor UNKNOWN = new Acceptor(null, null, null, null, null, null);

  /** The thread that accepted last. */
  public final Thread thread;

  /** Its state at the sample, {@code DEAD} when it has ended. */
  public final String state;

  /** The exception by which it ended, in words; null if it has not, or none was seen. */
  public final String death;

  /** Failed accepts. */
  public final Long errors;

  public final String lastError;

  /**
   * Where it was within the last second, while connections wait and it does not come for them; null
   * otherwise. Not to be changed.
   */
  public final StackTraceElement[] stack;

  public Acceptor(
      Thread thread,
      String state,
      String death,
      Long errors,
      String lastError,
      StackTraceElement[] stack) {
    this.thread = thread;
    this.state = state;
    this.death = death;
    this.errors = errors;
    this.lastError = lastError;
    this.stack = stack;
  }
}
