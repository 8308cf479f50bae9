// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

/** How sure it is that counted overflows were this listener's; the surest first. */
public enum Evidence {
  /** Nobody else can have had them. */
  EXACT,
  /** Several listeners discarded packets in the same interval: the kernel's total was split. */
  MIXED,
  /** The kernel shows no drops of sockets; this was the one listener seen at its limit. */
  ESTIMATED,
  /** Overflows happened that may or may not have been this listener's. */
  UNKNOWN;

  public Evidence weaker(Evidence other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
