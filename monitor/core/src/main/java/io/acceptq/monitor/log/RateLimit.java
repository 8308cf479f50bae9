// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.log;

/** Allows a number of lines per minute and counts the others. One thread. */
final class RateLimit {
  private static final long MINUTE_MILLIS = 60_000;

  private final int perMinute;
  private boolean begun;
  private long minuteStart;
  private int used;
  private long suppressed;

  RateLimit(int perMinute) {
    this.perMinute = perMinute;
  }

  boolean allows(long millis) {
    if (isOver(millis)) {
      begun = true;
      minuteStart = millis;
      used = 0;
    }
    if (used < perMinute) {
      used++;
      return true;
    }
    suppressed++;
    return false;
  }

  /** How many were not allowed, once their minute is over; else 0. */
  long takeSuppressed(long millis) {
    if (suppressed == 0 || !isOver(millis)) {
      return 0;
    }
    long taken = suppressed;
    suppressed = 0;
    return taken;
  }

  private boolean isOver(long millis) {
    return !begun || millis - minuteStart >= MINUTE_MILLIS;
  }
}
