// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

/** The limit of an accept queue, which holds one connection more. Immutable; null is unknown. */
public final class Backlog {
  /** Where the limit comes from. */
  public enum Origin {
    /** Read from the kernel. */
    KERNEL,
    /** Computed from the requested backlog and {@code somaxconn}: this source shows no limit. */
    COMPUTED,
    /** Neither could be had. */
    UNKNOWN
  }

  public static final Backlog UNKNOWN = new Backlog(null, Origin.UNKNOWN, null);

  /** The limit in force; null if unknown. */
  public final Integer effective;

  public final Origin origin;

  /**
   * {@code net.core.somaxconn}: the current value if {@link #origin} is {@link Origin#KERNEL}, else
   * the value at the bind; null if unreadable.
   */
  public final Integer somaxconn;

  private Backlog(Integer effective, Origin origin, Integer somaxconn) {
    this.effective = effective;
    this.origin = origin;
    this.somaxconn = somaxconn;
  }

  /** As the kernel holds it. */
  public static Backlog held(int limit, Integer somaxconnNow) {
    return new Backlog(limit, Origin.KERNEL, somaxconnNow);
  }

  /**
   * For a source that shows no limit: listen(2) clamps to {@code somaxconn} and compares as
   * unsigned, so that -1 asks for the largest number there is.
   */
  public static Backlog computed(Integer requested, Integer somaxconnAtBind) {
    Integer effective = null;
    if (requested != null && somaxconnAtBind != null) {
      boolean fits = requested >= 0 && requested <= somaxconnAtBind;
      effective = fits ? requested : somaxconnAtBind;
    }
    return new Backlog(effective, Origin.COMPUTED, somaxconnAtBind);
  }
}
