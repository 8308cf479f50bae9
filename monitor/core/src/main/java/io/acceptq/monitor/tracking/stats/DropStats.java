// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

import io.acceptq.monitor.attribution.OverflowCandidate;
import io.acceptq.monitor.model.Confidence;
import io.acceptq.monitor.model.DropCounters;
import io.acceptq.monitor.model.OverflowRun;
import java.util.Objects;

/**
 * Overflows and drops of one listener. Their confidence is the weakest of all intervals in which an
 * overflow was given to it or may have been withheld from it: it never improves. Used by the
 * sampler thread only.
 */
public final class DropStats {
  /** Time without an overflow after which the next one begins a new run. */
  private static final long QUIET_MILLIS = 10_000;

  private boolean counted;
  private long overflows;
  private long otherDrops;
  private Confidence confidence = Confidence.EXACT;
  private OverflowRun run;
  private DropCounters counters = DropCounters.UNKNOWN;

  /** Adds what was attributed in this interval, and returns its overflows. */
  public int add(long millis, OverflowCandidate candidate) {
    counted = true;
    long added = candidate.overflows;
    overflows += added;
    otherDrops += candidate.otherDrops;
    confidence = confidence.weaker(candidate.confidence);
    if (added > 0) {
      boolean fresh = run == null || millis - run.lastMillis >= QUIET_MILLIS;
      run =
          new OverflowRun(
              fresh ? added : run.overflows + added,
              fresh ? millis : run.startMillis,
              millis,
              true);
    }
    return (int) Math.min(added, Integer.MAX_VALUE);
  }

  /**
   * The totals. They are unknown until overflows were counted for the first time, and for good once
   * overflows could not be attributed that may have been this listener's.
   *
   * @param socketDrops as the kernel shows it; if null, drops are unknown too
   * @param full whether the queue is full now
   */
  public DropCounters counters(Long socketDrops, boolean full) {
    if (!counted || confidence == Confidence.UNKNOWN) {
      return DropCounters.UNKNOWN;
    }
    if (run != null && run.fullSinceLast && !full) {
      run = new OverflowRun(run.overflows, run.startMillis, run.lastMillis, false);
    }
    Long drops = socketDrops == null ? null : Long.valueOf(overflows + otherDrops);
    boolean same =
        counters.overflows != null
            && counters.overflows == overflows
            && counters.confidence == confidence
            && counters.latestRun == run
            && Objects.equals(counters.listenDrops, drops)
            && Objects.equals(counters.socketDrops, socketDrops);
    if (!same) {
      counters = new DropCounters(overflows, drops, confidence, socketDrops, run);
    }
    return counters;
  }
}
