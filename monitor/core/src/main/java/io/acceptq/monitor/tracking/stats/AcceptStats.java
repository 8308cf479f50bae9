// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

import io.acceptq.monitor.model.AcceptGaps;
import io.acceptq.monitor.model.Acceptor;
import io.acceptq.monitor.model.Accepts;
import io.acceptq.monitor.model.PausedWait;
import io.acceptq.monitor.model.Percentiles;
import io.acceptq.monitor.spi.ApplicationListener;
import io.acceptq.monitor.spi.ListenerConnections;
import java.util.Objects;

/**
 * Accepts of one listener, as the service made them. The last value is returned again while nothing
 * changes. Used by the sampler thread only.
 */
public final class AcceptStats {
  private static final int UNKNOWN = -1;

  private final RateWindow window = new RateWindow();
  private final AcceptGap gap = new AcceptGap();
  private final UnseenAcceptGap unseenGap = new UnseenAcceptGap();
  private final DrainRuns drainRuns = new DrainRuns();
  private AcceptorStats acceptorStats = new AcceptorStats();
  private ApplicationListener application;

  /** Accepts under an earlier listen(2) on the same socket. */
  private long earlier;

  private long total;
  private boolean first = true;
  private int recent = UNKNOWN;
  private Accepts accepts = Accepts.UNKNOWN;
  private Acceptor acceptor = Acceptor.UNKNOWN;

  public void count(ApplicationListener counted) {
    earlier = application == null ? 0 : total;
    application = counted;
    acceptorStats = new AcceptorStats();
    window.clear();
  }

  /**
   * Reads the service's counters.
   *
   * @param length of the accept queue; null if unknown
   * @param overflowing whether connections were refused in the previous sample
   * @param connections asks the kernel for more; null if it has no TCP socket of the listener
   */
  public void sample(
      long nanos, Integer length, boolean overflowing, ListenerConnections connections) {
    if (application == null) {
      accepts = unseen(nanos, length, connections);
      return;
    }
    long now = earlier + application.accepted();
    recent = first ? UNKNOWN : (int) Math.min(now - total, Integer.MAX_VALUE);
    first = false;
    total = now;
    if (length == null) {
      window.clear();
      gap.interrupt();
      update(null, null, null, null);
    } else {
      window.add(nanos, now, length);
      gap.add(nanos, length, now, application.lastAcceptNanos());
      PausedWait wait =
          connections == null
              ? null
              : connections.pausedWait(length, Math.max(0, recent), application.lastAcceptNanos());
      gap.add(nanos, wait, recent > 0);
      update(window.acceptRate(), window.arrivalRate(), gap.millis(), wait);
    }
    boolean refusing = overflowing && length != null && length > 0;
    acceptor = acceptorStats.sample(nanos, application, gap.millis(), refusing);
  }

  /** Accepts are not seen: only that there were none may be known, from the kernel. */
  private Accepts unseen(long nanos, Integer length, ListenerConnections connections) {
    Double millis = length == null ? null : unseenGap.sample(nanos, length, connections);
    AcceptGaps last = accepts.gaps;
    if (Objects.equals(millis, last.currentMillis)) {
      return accepts;
    }
    Double longest =
        millis == null || (last.longestMillis != null && last.longestMillis >= millis)
            ? last.longestMillis
            : millis;
    AcceptGaps gaps = new AcceptGaps(millis, longest, Percentiles.NONE, null);
    return new Accepts(null, null, null, gaps, Percentiles.NONE);
  }

  private void update(Double rate, Double arrivalRate, Double gapMillis, PausedWait pause) {
    Percentiles runs = drainRuns.of(application);
    AcceptGaps gaps = gaps(gapMillis, pause);
    boolean same =
        accepts.total != null
            && accepts.total == total
            && Objects.equals(rate, accepts.rate)
            && Objects.equals(arrivalRate, accepts.arrivalRate)
            && gaps == accepts.gaps
            && runs == accepts.drainRuns;
    if (!same) {
      accepts = new Accepts(total, rate, arrivalRate, gaps, runs);
    }
  }

  private AcceptGaps gaps(Double currentMillis, PausedWait pause) {
    AcceptGaps last = accepts.gaps;
    boolean same =
        Objects.equals(currentMillis, last.currentMillis)
            && last.longestMillis != null
            && last.longestMillis == gap.longestMillis()
            && gap.percentiles() == last.percentiles
            && pause == last.pause;
    return same
        ? last
        : new AcceptGaps(currentMillis, gap.longestMillis(), gap.percentiles(), pause);
  }

  public Accepts accepts() {
    return accepts;
  }

  public Acceptor acceptor() {
    return acceptor;
  }

  /** Accepts since the previous sample; -1 if unknown. */
  public int recent() {
    return recent;
  }

  public void resetPeaks() {
    gap.reset();
  }
}
