// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

/**
 * Counts the connections that entered an accept queue between two samples. Costs some additions a
 * sample. Used by one thread.
 */
final class Arrivals {
  private boolean hasPrevious;
  private int length;

  /** Negative: connections that were counted as accepted before they were seen to arrive. */
  private int carry;

  /** Connections that entered since the previous sample. */
  int entered;

  /** Queue length in the previous sample. */
  int previousLength;

  /**
   * Takes a sample; a negative number is unknown.
   *
   * @return false if it, or the queue length of the previous one, is unknown
   */
  boolean add(int lengthNow, int accepts) {
    boolean known = hasPrevious && lengthNow >= 0 && accepts >= 0;
    // Length and accepts are not read at the same moment. A connection accepted between the two
    // reads makes the sum too small now, and too large in a later sample.
    int gain = known ? accepts + lengthNow - length + carry : 0;
    carry = Math.min(0, gain);
    entered = Math.max(0, gain);
    previousLength = length;
    length = lengthNow;
    hasPrevious = lengthNow >= 0;
    return known;
  }
}
