// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.Acceptor;
import io.acceptq.monitor.sample.Accepts;
import io.acceptq.monitor.sample.ApplicationListener;
import java.util.Objects;

/** Accepts of one listener, as the service made them. Used by the sampler thread only. */
final class AcceptTrack {
  private static final int UNKNOWN = -1;

  private final Window window = new Window();
  private final AcceptGap gap = new AcceptGap();
  private final DrainRuns drainRuns = new DrainRuns();
  private final StackWatch watch = new StackWatch();
  private ApplicationListener application;

  /** Accepts under an earlier listen(2) on the same socket. */
  private long base;

  private long total;
  private boolean first = true;
  private int recent = UNKNOWN;
  private Accepts accepts = Accepts.UNKNOWN;
  private Acceptor acceptor = Acceptor.UNKNOWN;

  void counts(ApplicationListener counted) {
    base = application == null ? 0 : total;
    application = counted;
    window.clear();
  }

  /**
   * @param length of the accept queue, or null
   * @param overflowing whether it was, in the sample before
   */
  void sample(long nanos, Integer length, boolean overflowing) {
    if (application == null) {
      return;
    }
    long now = base + application.accepted();
    recent = first ? UNKNOWN : (int) Math.min(now - total, Integer.MAX_VALUE);
    first = false;
    total = now;
    if (length == null) {
      window.clear();
      gap.interrupt();
    } else {
      window.add(nanos, now, length);
      gap.add(nanos, length, now, application.lastAcceptNanos());
    }
    accepts =
        same(
            new Accepts(
                now,
                length == null ? null : window.acceptRate(),
                length == null ? null : window.arrivalRate(),
                length == null ? null : (Double) gap.millis(),
                gap.longestMillis(),
                gap.percentiles(),
                drainRuns.of(application)));
    acceptor = acceptorNow(nanos, overflowing && length != null && length > 0);
  }

  private Accepts same(Accepts fresh) {
    return Objects.equals(fresh.total, accepts.total)
            && Objects.equals(fresh.rate, accepts.rate)
            && Objects.equals(fresh.arrivalRate, accepts.arrivalRate)
            && Objects.equals(fresh.gapMillis, accepts.gapMillis)
            && Objects.equals(fresh.longestGapMillis, accepts.longestGapMillis)
            && fresh.gaps == accepts.gaps
            && fresh.drainRuns == accepts.drainRuns
        ? accepts
        : fresh;
  }

  private Acceptor acceptorNow(long nanos, boolean overflowing) {
    Thread thread = application.acceptor();
    StackTraceElement[] stack = watch.look(nanos, thread, gap.millis(), overflowing);
    String state = thread == null ? null : state(thread);
    long errors = application.acceptErrors();
    String error = application.lastAcceptError();
    if (thread == acceptor.thread
        && Objects.equals(state, acceptor.state)
        && acceptor.errors != null
        && errors == acceptor.errors
        && Objects.equals(error, acceptor.lastError)
        && stack == acceptor.stack) {
      return acceptor;
    }
    String death = "DEAD".equals(state) ? application.acceptorDeath() : null;
    return new Acceptor(thread, state, death, errors, error, stack);
  }

  private static String state(Thread thread) {
    Thread.State state = thread.getState();
    return state == Thread.State.TERMINATED ? "DEAD" : state.name();
  }

  Accepts accepts() {
    return accepts;
  }

  Acceptor acceptor() {
    return acceptor;
  }

  /** Accepts since the sample before; -1 if unknown. */
  int recent() {
    return recent;
  }

  void resetPeaks() {
    gap.reset();
  }
}
