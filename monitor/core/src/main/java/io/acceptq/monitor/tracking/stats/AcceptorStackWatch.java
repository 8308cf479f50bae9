// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

/**
 * Takes the stack of an acceptor while connections wait and none is accepted: at once when that
 * begins, then at most once a second, because it stops that thread for some microseconds. The stack
 * of a healthy listener's acceptor is never taken. Used by the sampler thread only.
 */
final class AcceptorStackWatch {
  /** A shorter time without an accept is ordinary. */
  private static final double GAP_MILLIS = 200;

  private static final long EVERY = 1_000_000_000L;

  private StackTraceElement[] stack;
  private long takenAt;

  /**
   * The latest stack; null while there is no reason to take one.
   *
   * @param overflowing whether connections were refused in the previous sample
   */
  StackTraceElement[] look(long nanos, Thread acceptor, double gapMillis, boolean overflowing) {
    if (acceptor == null || (gapMillis < GAP_MILLIS && !overflowing)) {
      stack = null;
    } else if (stack == null || nanos - takenAt >= EVERY) {
      stack = acceptor.getStackTrace();
      takenAt = nanos;
    }
    return stack;
  }
}
