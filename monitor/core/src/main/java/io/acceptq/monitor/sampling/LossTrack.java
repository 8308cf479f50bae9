// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.Evidence;
import io.acceptq.monitor.sample.Losses;
import java.util.Objects;

/**
 * What one listener has lost so far. Its evidence is the weakest of all intervals in which an
 * overflow was given to it, or may have been withheld from it: it never gets better. Used by the
 * sampler thread only.
 */
final class LossTrack {
  /** So long without an overflow, and the next one begins a new run. */
  private static final long QUIET_MILLIS = 10_000;

  private boolean counted;
  private long overflows;
  private long otherDrops;
  private Evidence evidence = Evidence.EXACT;
  private long runOverflows;
  private Long runStart;
  private Long last;
  private boolean fullSinceLast;
  private Losses losses = Losses.UNKNOWN;

  /** The overflows of this interval. */
  int add(long millis, Suspect suspect) {
    counted = true;
    long added = suspect.overflows;
    overflows += added;
    otherDrops += suspect.otherDrops;
    evidence = evidence.weaker(suspect.evidence);
    if (added > 0) {
      if (last == null || millis - last >= QUIET_MILLIS) {
        runStart = millis;
        runOverflows = 0;
      }
      runOverflows += added;
      last = millis;
      fullSinceLast = true;
    }
    return (int) Math.min(added, Integer.MAX_VALUE);
  }

  /**
   * All of it until now; unknown until overflows were counted for the first time.
   *
   * @param socketDrops as the kernel shows it; null where it does not, and drops are then unknown
   * @param full whether the queue is full now
   */
  Losses losses(Long socketDrops, boolean full) {
    if (!counted) {
      return Losses.UNKNOWN;
    }
    fullSinceLast &= full;
    Long drops = socketDrops == null ? null : (Long) (overflows + otherDrops);
    if (!isLast(drops, socketDrops)) {
      losses =
          new Losses(
              overflows,
              drops,
              evidence,
              socketDrops,
              last == null ? null : (Long) runOverflows,
              runStart,
              last,
              fullSinceLast);
    }
    return losses;
  }

  private boolean isLast(Long drops, Long socketDrops) {
    return losses.overflows != null
        && losses.overflows == overflows
        && losses.evidence == evidence
        && losses.fullSinceLast == fullSinceLast
        && Objects.equals(losses.drops, drops)
        && Objects.equals(losses.socketDrops, socketDrops);
  }
}
