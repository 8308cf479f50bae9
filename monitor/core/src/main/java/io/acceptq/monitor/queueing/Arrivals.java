// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

/** How many connections entered an accept queue from one sample to the next. One thread. */
final class Arrivals {
  private boolean begun;
  private int length;
  private int ahead;

  /** Since the sample before. */
  int entered;

  /** Queue length in the sample before. */
  int lengthBefore;

  /**
   * Takes a sample; a negative number is unknown.
   *
   * @return false if it, or the queue length of the one before, is unknown
   */
  boolean add(int lengthNow, int accepts) {
    boolean known = begun && lengthNow >= 0 && accepts >= 0;
    // The two are not read at the same moment: one accepted in between is made up for later.
    int gain = known ? accepts + lengthNow - length + ahead : 0;
    ahead = Math.min(0, gain);
    entered = Math.max(0, gain);
    lengthBefore = length;
    length = lengthNow;
    begun = lengthNow >= 0;
    return known;
  }
}
