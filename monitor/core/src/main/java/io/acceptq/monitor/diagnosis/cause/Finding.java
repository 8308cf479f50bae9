// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis.cause;

import java.util.function.Supplier;

/**
 * One cause with its evidence, in figures a person can check, and what to do. It is put into words
 * only when it is read, and reads the same whenever that is. Any thread.
 */
public final class Finding {
  /** Null if it is unknown: then {@link #evidence} says why. */
  public final Cause cause;

  private volatile Supplier<String> evidence;
  private volatile Supplier<String> advice;

  public Finding(Cause cause, Supplier<String> evidence, Supplier<String> advice) {
    this.cause = cause;
    this.evidence = evidence;
    this.advice = advice;
  }

  public static Finding unknown(Supplier<String> why) {
    return new Finding(null, why, () -> null);
  }

  /** A sentence without a full stop. */
  public String evidence() {
    return evidence.get();
  }

  /** One concrete step; null without a cause. */
  public String advice() {
    return advice.get();
  }

  /** Drops the facts: a finding that is kept must not reference the service's threads. */
  public void settle() {
    String words = evidence();
    String step = advice();
    evidence = () -> words;
    advice = () -> step;
  }
}
