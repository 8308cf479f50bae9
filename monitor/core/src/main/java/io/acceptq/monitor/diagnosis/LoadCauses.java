// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.diagnosis.load.Recommendation;
import io.acceptq.monitor.sample.Backlog;

/** Causes in the load: the service accepts, and still connections wait or are refused. Pure. */
final class LoadCauses {
  /**
   * A queue that stays full while the service accepts is no burst: refused ones return after 1 s.
   */
  static final long LONG_MILLIS = 1_500;

  /** What came beyond that many times the usual is a burst. */
  private static final double MANY_TIMES = 3;

  private LoadCauses() {}

  static Finding of(Trouble trouble) {
    Long accepted = trouble.accepted();
    if (accepted == null) {
      return Finding.unknown(
          () -> "its accepts are not seen: it was bound before the agent came, or by native code");
    }
    if (accepted == 0) {
      return Finding.unknown(
          () ->
              "nothing was accepted for "
                  + Text.duration(trouble.millis())
                  + " and its thread is not seen elsewhere");
    }
    if (trouble.lasts(LONG_MILLIS)) {
      return slow(trouble, accepted);
    }
    Finding capped = capped(trouble);
    return capped != null ? capped : burst(trouble, accepted);
  }

  /** A burst that a more specific cause does not explain: far more came than before. */
  static Finding besides(Trouble trouble) {
    Long accepted = trouble.accepted();
    Double usual = trouble.calm.accepts.arrivalRate;
    Integer limit = trouble.now.backlog.effective;
    if (accepted == null || usual == null || limit == null || trouble.now.queue.length == null) {
      return null;
    }
    long refused = trouble.overflows() == null ? 0 : trouble.overflows();
    double came = accepted + trouble.now.queue.length + refused;
    double expected = usual * trouble.millis() / 1e3;
    return came > limit && came > MANY_TIMES * Math.max(1, expected)
        ? burst(trouble, accepted)
        : null;
  }

  private static Finding slow(Trouble trouble, long accepted) {
    double rate = accepted * 1e3 / trouble.millis();
    return new Finding(
        Cause.ACCEPT_LOOP_SLOW,
        () ->
            "more arrives than is accepted: "
                + Text.number(rate)
                + " accepts/s for "
                + Text.duration(trouble.millis())
                + ", "
                + trouble.toll(),
        () ->
            "Make the accept loop faster (hand each connection to another thread at once, add acceptors)"
                + " or send less load here; a larger backlog only makes clients wait longer.");
  }

  /**
   * Refused packets are an upper bound of refused clients, so what holds them all would have done.
   */
  private static Finding capped(Trouble trouble) {
    Backlog backlog = trouble.now.backlog;
    Integer requested = trouble.now.listener.requestedBacklog;
    Long needed = needed(trouble);
    if (requested == null || needed == null || requested <= backlog.effective) {
      return null;
    }
    if (needed > requested) {
      return null;
    }
    return new Finding(
        Cause.BACKLOG_CAPPED,
        () ->
            "asked for "
                + requested
                + ", the kernel holds "
                + backlog.effective
                + (backlog.note == null ? "" : " (" + backlog.note + ")")
                + ", and "
                + needed
                + " would have held all; "
                + trouble.toll(),
        () ->
            "Raise net.core.somaxconn in the service's network namespace to "
                + requested
                + " and restart the listener.");
  }

  private static Finding burst(Trouble trouble, long accepted) {
    return new Finding(
        Cause.BURST,
        () ->
            "more came at once than the queue holds: "
                + accepted
                + " accepted in "
                + Text.duration(trouble.millis())
                + ", limit "
                + trouble.now.backlog.effective
                + ", "
                + trouble.toll(),
        () -> larger(trouble.recommendation));
  }

  private static String larger(Recommendation recommendation) {
    Integer backlog = recommendation.backlog();
    return backlog == null
        ? "Ask for a larger backlog."
        : "Ask for a backlog of "
            + backlog
            + ", which would have held this load with half as much again to spare"
            + (recommendation.isAboveSomaxconn()
                ? ", and raise net.core.somaxconn, which is " + recommendation.somaxconn + "."
                : ".");
  }

  /** The backlog that holds what waits and all that was refused; null without a limit. */
  private static Long needed(Trouble trouble) {
    Integer limit = trouble.now.backlog.effective;
    Long overflows = trouble.overflows();
    return limit == null ? null : (Long) (limit + (overflows == null ? 0 : overflows));
  }
}
