// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking;

/**
 * Looks where an acceptor is while connections wait for it in vain: at once when that begins, then
 * at most once a second, since each look stops that thread for some microseconds. A healthy
 * listener is never looked at. Used by the sampler thread only.
 */
final class AcceptorStackWatch {
  /** A queue that goes without an accept for less is ordinary. */
  private static final double GAP_MILLIS = 200;

  private static final long EVERY = 1_000_000_000L;

  private StackTraceElement[] stack;
  private long takenAt;

  /**
   * The latest look; null while there is no reason for one.
   *
   * @param overflowing whether connections were refused in the sample before
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
