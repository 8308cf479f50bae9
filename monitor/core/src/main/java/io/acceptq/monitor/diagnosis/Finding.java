// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import java.util.function.Supplier;

/**
 * One cause with what speaks for it, in figures a person can check, and what to do. It is put into
 * words only for who wants to read it, and means the same whenever that is. Any thread.
 */
public final class Finding {
  /** Null if it cannot be told: then {@link #evidence} says why. */
  public final Cause cause;

  private volatile Supplier<String> evidence;
  private volatile Supplier<String> advice;

  Finding(Cause cause, Supplier<String> evidence, Supplier<String> advice) {
    this.cause = cause;
    this.evidence = evidence;
    this.advice = advice;
  }

  static Finding unknown(Supplier<String> why) {
    return new Finding(null, () -> "cannot tell why, because " + why.get(), () -> null);
  }

  /** A sentence without a full stop. */
  public String evidence() {
    return evidence.get();
  }

  /** One concrete step; null without a cause. */
  public String advice() {
    return advice.get();
  }

  /** Lets go of the facts: what is kept for long must not hold on to the service's threads. */
  void settle() {
    String words = evidence();
    String step = advice();
    evidence = () -> words;
    advice = () -> step;
  }
}
