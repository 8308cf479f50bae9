// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.attribution;

import io.acceptq.monitor.model.Confidence;

/**
 * A listening socket of the namespace, of this JVM or not, that may have had overflows: input and
 * output of {@link OverflowAttribution} for one interval. Used by the sampler thread only.
 */
public final class OverflowCandidate {
  private static final long WRAP = 1L << 32;

  /** A larger step of a 32-bit counter means that the counter went back. */
  private static final long LARGEST_RISE = 1L << 31;

  /** In: {@code sk_drops} since the last attribution; -1 if the kernel does not show it. */
  long discarded = -1;

  /** In: whether its queue was at its limit at one end of the interval. */
  boolean atLimit;

  /** Out: overflows attributed to it in this interval. */
  public long overflows;

  /** Out: packets dropped for another reason than a full queue. */
  public long otherDrops;

  /** Out: how certain the attribution is. */
  public Confidence confidence = Confidence.EXACT;

  private long base = -1;
  private boolean isFull;
  private boolean wasFull;

  /**
   * Takes the current {@code sk_drops}.
   *
   * @param isNew whether it was created since the last attribution, with 0; of any other socket
   *     that is seen for the first time, only later drops are known
   */
  public void see(Long socketDrops, boolean isNew, boolean full) {
    isFull = full;
    atLimit = full || wasFull;
    overflows = 0;
    otherDrops = 0;
    confidence = Confidence.EXACT;
    if (socketDrops == null) {
      discarded = -1;
      return;
    }
    if (base < 0) {
      base = isNew ? 0 : socketDrops;
    }
    long rise = (socketDrops - base) & (WRAP - 1);
    discarded = rise < LARGEST_RISE ? rise : 0;
  }

  /** Begins the next interval, once what was seen has been attributed. */
  public void settle(Long socketDrops) {
    wasFull = isFull;
    if (socketDrops != null) {
      base = socketDrops;
    }
  }
}
