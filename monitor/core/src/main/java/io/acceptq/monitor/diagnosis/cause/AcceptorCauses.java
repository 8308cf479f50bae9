// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis.cause;

import io.acceptq.monitor.model.Acceptor;
import io.acceptq.monitor.model.RuntimeStalls;
import java.util.Locale;

/** Causes on the accepting thread: connections wait, and none is accepted. Pure. */
final class AcceptorCauses {
  private AcceptorCauses() {}

  /** Null if connections are accepted, or if that is unknown. */
  static Finding of(IncidentFacts facts) {
    Finding exhausted = exhausted(facts);
    if (exhausted != null || !facts.isStalled()) {
      return exhausted;
    }
    Acceptor acceptor = facts.now.acceptor;
    if (facts.now.accepts.total != null && facts.now.accepts.total == 0) {
      return neverAccepted(facts);
    }
    if (acceptor.state == Acceptor.State.DEAD) {
      return dead(facts);
    }
    return acceptor.stack == null ? null : elsewhere(facts, AcceptorLocation.of(acceptor.stack));
  }

  /** EMFILE and ENFILE, in the words of the C library. */
  private static Finding exhausted(IncidentFacts facts) {
    String error = facts.now.acceptor.lastError;
    Long errors = facts.errors();
    if (errors == null || errors == 0 || error == null) {
      return null;
    }
    if (!error.toLowerCase(Locale.ROOT).contains("too many open files")) {
      return null;
    }
    return new Finding(
        Cause.FD_EXHAUSTED,
        () ->
            Quantities.count(errors, "accept")
                + " failed with \""
                + error
                + '"'
                + descriptors(facts.stalls)
                + "; "
                + facts.impact(),
        () ->
            error.contains("system")
                ? "Raise fs.file-max, or find the process on this host that holds the descriptors."
                : "Raise the limit (ulimit -n, LimitNOFILE), or find what leaks descriptors: ls -l"
                    + " /proc/PID/fd.");
  }

  private static String descriptors(RuntimeStalls stalls) {
    return stalls.descriptorLimit == null
        ? ""
        : ", "
            + (stalls.openDescriptors == null ? "" : stalls.openDescriptors + " descriptors open, ")
            + stalls.descriptorLimit
            + " allowed";
  }

  private static Finding neverAccepted(IncidentFacts facts) {
    String by = facts.now.listener.binding.by;
    return new Finding(
        Cause.NEVER_ACCEPTED,
        () ->
            "nothing has been accepted since the bind; connections have waited for "
                + gap(facts)
                + ": "
                + facts.impact(),
        () ->
            "Start the acceptor"
                + (by == null ? "" : " of the listener that " + by + " bound")
                + ", or bind only when the service is ready to accept.");
  }

  private static Finding dead(IncidentFacts facts) {
    String death = facts.now.acceptor.death;
    return new Finding(
        Cause.ACCEPTOR_DEAD,
        () ->
            name(facts)
                + " terminated"
                + (death == null ? "" : " with " + death)
                + ", no accept for "
                + gap(facts)
                + "; "
                + facts.impact(),
        () ->
            death == null
                ? "Find why it terminated (an uncaught exception?) and restart it or the service."
                : "Fix the exception, catch it in the accept loop, and restart the service.");
  }

  private static Finding elsewhere(IncidentFacts facts, AcceptorLocation location) {
    if (location.pause != null) {
      return new Finding(
          Cause.ACCEPTOR_BLOCKED,
          () ->
              "deliberate pause: "
                  + location.pause
                  + "; no accept for "
                  + gap(facts)
                  + ", "
                  + facts.impact(),
          () -> "Raise that limit if the service can handle more, or let connections end sooner.");
    }
    if (location.accepting) {
      return null;
    }
    if (location.idle) {
      return new Finding(
          Cause.ACCEPTOR_BLOCKED,
          () ->
              name(facts)
                  + " has waited for events, but not for connections, for "
                  + gap(facts)
                  + ": accepting is switched off; "
                  + facts.impact(),
          () ->
              "Find what switched accepting off (Netty: autoRead of the server channel) and what"
                  + " switches it on again.");
    }
    return new Finding(
        Cause.ACCEPTOR_BLOCKED,
        () ->
            name(facts)
                + (location.frame == null
                    ? " has been elsewhere"
                    : " has been in " + location.frame)
                + " for "
                + gap(facts)
                + "; "
                + facts.impact(),
        () -> "Move that work off the accepting thread; acceptorStack() shows the whole stack.");
  }

  private static String name(IncidentFacts facts) {
    String name = facts.now.acceptor.name;
    return name == null || name.isEmpty() ? "the accepting thread" : "thread \"" + name + '"';
  }

  private static String gap(IncidentFacts facts) {
    return Quantities.duration(facts.now.accepts.gaps.currentMillis);
  }
}
