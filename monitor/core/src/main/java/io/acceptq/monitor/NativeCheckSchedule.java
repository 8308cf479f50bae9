// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

/**
 * When to look for listeners of native code, which costs a reading of {@code /proc}: late in a
 * starting service, then ever less often in one that never listens. Used by one thread.
 */
final class NativeCheckSchedule {
  private static final long FIRST_GAP_NANOS = 10_000_000_000L;
  private static final long LONGEST_GAP_NANOS = 640_000_000_000L;

  private long next;
  private long gap = FIRST_GAP_NANOS;

  /** Due for the first time at this moment of {@link System#nanoTime}. */
  NativeCheckSchedule(long firstNanos) {
    this.next = firstNanos;
  }

  /** Whether to look now; if so, the next time is twice as far away as this one was. */
  boolean isDue(long nanos) {
    if (nanos - next < 0) {
      return false;
    }
    next = nanos + gap;
    gap = Math.min(2 * gap, LONGEST_GAP_NANOS);
    return true;
  }
}
