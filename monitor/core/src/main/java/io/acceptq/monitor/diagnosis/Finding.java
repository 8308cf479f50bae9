// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

/** One cause with what speaks for it, in figures a person can check, and what to do. Immutable. */
public final class Finding {
  /** Null if it cannot be told: then {@link #evidence} says why. */
  public final Cause cause;

  /** A sentence without a full stop. */
  public final String evidence;

  /** One concrete step; null without a cause. */
  public final String advice;

  Finding(Cause cause, String evidence, String advice) {
    this.cause = cause;
    this.evidence = evidence;
    this.advice = advice;
  }

  static Finding unknown(String why) {
    return new Finding(null, "cannot tell why, because " + why, null);
  }
}
