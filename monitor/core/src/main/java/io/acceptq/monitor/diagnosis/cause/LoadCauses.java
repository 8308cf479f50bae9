// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis.cause;

import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.queueing.BacklogRecommendation;

/** Causes in the load: the service accepts, yet connections wait or are refused. Pure. */
public final class LoadCauses {
  /**
   * A queue that stays full this long while the service accepts is not a burst: refused clients
   * retry after 1 s.
   */
  public static final long LONG_MILLIS = 1_500;

  /** Arrivals beyond this many times the usual rate are a burst. */
  private static final double MANY_TIMES = 3;

  private LoadCauses() {}

  static Finding of(IncidentFacts facts) {
    Long accepted = facts.accepted();
    if (accepted == null) {
      return Finding.unknown(
          () ->
              "cause unknown: accepts are not seen, because the listener was bound before the agent"
                  + " was loaded, or by native code; to see them, load the agent with -javaagent,"
                  + " and use a connector in Java (Tomcat: NIO instead of APR)");
    }
    if (accepted == 0) {
      return Finding.unknown(
          () ->
              "cause unknown: nothing was accepted for "
                  + Quantities.duration(facts.millis())
                  + ", and the accepting thread was not found elsewhere");
    }
    if (facts.lasts(LONG_MILLIS)) {
      return slow(facts, accepted);
    }
    Finding capped = capped(facts);
    return capped != null ? capped : burst(facts, accepted);
  }

  /** A burst that a more specific cause does not explain: far more arrived than before. */
  static Finding besides(IncidentFacts facts) {
    Long accepted = facts.accepted();
    Double usual = facts.calm.accepts.arrivalRate;
    Integer limit = facts.now.backlog.effective;
    if (accepted == null || usual == null || limit == null || facts.now.queue.length == null) {
      return null;
    }
    long refused = facts.overflows() == null ? 0 : facts.overflows();
    double arrived = accepted + facts.now.queue.length + refused;
    double expected = usual * facts.millis() / 1e3;
    return arrived > limit && arrived > MANY_TIMES * Math.max(1, expected)
        ? burst(facts, accepted)
        : null;
  }

  private static Finding slow(IncidentFacts facts, long accepted) {
    double rate = accepted * 1e3 / facts.millis();
    return new Finding(
        Cause.ACCEPT_LOOP_SLOW,
        () ->
            "more connections arrive than are accepted: "
                + Quantities.number(rate)
                + " accepts/s for "
                + Quantities.duration(facts.millis())
                + ", "
                + facts.impact(),
        () ->
            "Make the accept loop faster (hand each connection to another thread at once, add"
                + " acceptors) or send less load here; a larger backlog only makes clients wait"
                + " longer.");
  }

  /** Refused packets are an upper bound of refused clients, so what holds them all suffices. */
  private static Finding capped(IncidentFacts facts) {
    ListenerSample now = facts.now;
    Integer requested = now.listener.binding.requestedBacklog;
    Long needed = needed(facts);
    if (requested == null || needed == null) {
      return null;
    }
    if (requested <= now.backlog.effective || needed > requested) {
      return null;
    }
    return new Finding(
        Cause.BACKLOG_CAPPED,
        () ->
            "requested a backlog of "
                + requested
                + ", the kernel holds "
                + now.backlog.effective
                + cappedBy(now)
                + ", and "
                + needed
                + " would have held all connections; "
                + facts.impact(),
        () ->
            "Raise net.core.somaxconn in the service's network namespace to "
                + requested
                + " and restart the listener.");
  }

  private static String cappedBy(ListenerSample now) {
    Integer somaxconn = now.backlog.somaxconn;
    return somaxconn == null
        ? ""
        : somaxconn.equals(now.backlog.effective)
            ? " (capped by net.core.somaxconn=" + somaxconn + ")"
            : " (net.core.somaxconn is now " + somaxconn + ")";
  }

  private static Finding burst(IncidentFacts facts, long accepted) {
    return new Finding(
        Cause.BURST,
        () ->
            "more connections arrived at once than the queue holds: "
                + accepted
                + " accepted in "
                + Quantities.duration(facts.millis())
                + ", limit "
                + facts.now.backlog.effective
                + ", "
                + facts.impact(),
        () -> largerBacklog(facts.recommendation));
  }

  private static String largerBacklog(BacklogRecommendation recommendation) {
    Integer backlog = recommendation.backlog();
    if (backlog == null) {
      return "Request a larger backlog.";
    }
    return "Request a backlog of "
        + backlog
        + ", 1.5 times what this load needed"
        + (recommendation.isAboveSomaxconn()
            ? ", and raise net.core.somaxconn, which is " + recommendation.somaxconn + "."
            : ".");
  }

  /** The backlog that holds all that wait and all that were refused; null without a limit. */
  private static Long needed(IncidentFacts facts) {
    Integer limit = facts.now.backlog.effective;
    Long overflows = facts.overflows();
    return limit == null ? null : Long.valueOf(limit + (overflows == null ? 0 : overflows));
  }
}
