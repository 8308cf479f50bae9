// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

/** How many connections may wait: the accept queue holds one more. Immutable. */
public final class Backlog {
  public static final Backlog UNKNOWN = new Backlog(null, null);

  /** The limit the kernel holds, or where it does not show it, the computed one; else null. */
  public final Integer effective;

  /** Why it differs from the requested one, or how it was come by; null if there is nothing. */
  public final String note;

  public Backlog(Integer effective, String note) {
    this.effective = effective;
    this.note = note;
  }
}
