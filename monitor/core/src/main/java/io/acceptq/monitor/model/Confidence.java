// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

/**
 * How certain the attribution of overflows to a listener is, best first: the values of the
 * attribute {@code OverflowAttribution}.
 */
public enum Confidence {
  /** No other listener can have had them. */
  EXACT,
  /** Several listeners discarded packets in the same interval: the kernel's total was split. */
  MIXED,
  /** The kernel shows no drops of single sockets; this was the one listener seen at its limit. */
  ESTIMATED,
  /** Overflows occurred that may or may not have been this listener's. */
  UNKNOWN;

  public Confidence weaker(Confidence other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
