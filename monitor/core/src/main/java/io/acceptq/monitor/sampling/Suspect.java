// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.Evidence;

/**
 * A listening socket of the namespace, ours or not, as far as it may have had overflows: what
 * speaks against it goes in before {@link Attribution}, what was found comes out after. Used by the
 * sampler thread only.
 */
final class Suspect {
  private static final long WRAP = 1L << 32;

  /** A larger step of a 32-bit counter is no rise: the counter went back. */
  private static final long LARGEST_RISE = 1L << 31;

  /** In: {@code sk_drops} since the last attribution; -1 where the kernel does not tell. */
  long discarded = -1;

  /** In: its queue was seen at its limit, at one end of the interval. */
  boolean atLimit;

  /** Out: overflows found to be its own in this interval. */
  long overflows;

  /** Out: dropped for another reason than a full queue. */
  long otherDrops;

  /** Out: how sure that is. */
  Evidence evidence = Evidence.EXACT;

  private long base = -1;
  private boolean isFull;
  private boolean wasFull;

  /**
   * Takes {@code sk_drops} as it is now. A socket first seen in a later reading than the first was
   * made since, with 0.
   */
  void see(Long socketDrops, boolean firstReading, boolean full) {
    isFull = full;
    atLimit = full || wasFull;
    overflows = 0;
    otherDrops = 0;
    evidence = Evidence.EXACT;
    if (socketDrops == null) {
      discarded = -1;
      return;
    }
    if (base < 0) {
      base = firstReading ? socketDrops : 0;
    }
    long rise = (socketDrops - base) & (WRAP - 1);
    discarded = rise < LARGEST_RISE ? rise : 0;
  }

  /** What was seen has been attributed: the next interval begins. */
  void settle(Long socketDrops) {
    wasFull = isFull;
    if (socketDrops != null) {
      base = socketDrops;
    }
  }
}
