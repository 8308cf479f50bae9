// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.sample.Acceptor;
import io.acceptq.monitor.sample.Strain;
import java.util.Locale;

/** Causes on the accepting thread: connections wait, and nobody comes for them. Pure. */
final class AcceptorCauses {
  private AcceptorCauses() {}

  /** Null if it comes for them, or if that is not known. */
  static Finding of(Trouble trouble) {
    Finding exhausted = exhausted(trouble);
    if (exhausted != null || !trouble.isStalled()) {
      return exhausted;
    }
    Acceptor acceptor = trouble.now.acceptor;
    if (trouble.now.accepts.total != null && trouble.now.accepts.total == 0) {
      return neverAccepted(trouble);
    }
    if ("DEAD".equals(acceptor.state)) {
      return dead(trouble);
    }
    return acceptor.stack == null ? null : elsewhere(trouble, Whereabouts.of(acceptor.stack));
  }

  /** EMFILE and ENFILE, as the C library words them. */
  private static Finding exhausted(Trouble trouble) {
    String error = trouble.now.acceptor.lastError;
    Long errors = trouble.errors();
    if (errors == null || errors == 0 || error == null) {
      return null;
    }
    if (!error.toLowerCase(Locale.ROOT).contains("too many open files")) {
      return null;
    }
    return new Finding(
        Cause.FD_EXHAUSTED,
        () ->
            errors
                + (errors == 1 ? " accept" : " accepts")
                + " failed with \""
                + error
                + '"'
                + descriptors(trouble.strain)
                + "; "
                + trouble.toll(),
        () ->
            error.contains("system")
                ? "Raise fs.file-max, or find which process of the host holds the descriptors."
                : "Raise the limit (ulimit -n, LimitNOFILE), or find what leaks descriptors: ls -l"
                    + " /proc/PID/fd.");
  }

  private static String descriptors(Strain strain) {
    return strain.descriptorLimit == null
        ? ""
        : ", "
            + (strain.openDescriptors == null ? "" : strain.openDescriptors + " descriptors open, ")
            + strain.descriptorLimit
            + " allowed";
  }

  private static Finding neverAccepted(Trouble trouble) {
    return new Finding(
        Cause.NEVER_ACCEPTED,
        () ->
            "nothing has been accepted since it was bound; connections have waited for "
                + gap(trouble)
                + ": "
                + trouble.toll(),
        () ->
            "Start the acceptor"
                + (trouble.now.listener.boundBy == null
                    ? ""
                    : " of what " + trouble.now.listener.boundBy + " bound")
                + ", or bind only when the service is ready to accept.");
  }

  private static Finding dead(Trouble trouble) {
    String death = trouble.now.acceptor.death;
    return new Finding(
        Cause.ACCEPTOR_DEAD,
        () ->
            name(trouble)
                + " has ended"
                + (death == null ? "" : " by " + death)
                + ", no accept for "
                + gap(trouble)
                + "; "
                + trouble.toll(),
        () ->
            death == null
                ? "Find why it ended (an exception that nobody caught?) and restart it or the service."
                : "Mend what threw that, catch it in the accept loop, and restart the service.");
  }

  private static Finding elsewhere(Trouble trouble, Whereabouts where) {
    if (where.pause != null) {
      return new Finding(
          Cause.ACCEPTOR_BLOCKED,
          () ->
              "a deliberate pause: "
                  + where.pause
                  + "; no accept for "
                  + gap(trouble)
                  + ", "
                  + trouble.toll(),
          () -> "Raise that limit if the service can bear more, else let connections end sooner.");
    }
    if (where.accepting) {
      return null;
    }
    if (where.idle) {
      return new Finding(
          Cause.ACCEPTOR_BLOCKED,
          () ->
              name(trouble)
                  + " waits for events, but not for connections, for "
                  + gap(trouble)
                  + ": accepting is switched off; "
                  + trouble.toll(),
          () ->
              "Find what switched it off (Netty: autoRead of the server channel) and when it comes back.");
    }
    return new Finding(
        Cause.ACCEPTOR_BLOCKED,
        () ->
            name(trouble)
                + (where.frame == null ? " has been elsewhere" : " has been in " + where.frame)
                + " for "
                + gap(trouble)
                + "; "
                + trouble.toll(),
        () -> "Move that work off the accepting thread; acceptorStack() shows all of the stack.");
  }

  private static String name(Trouble trouble) {
    Thread thread = trouble.now.acceptor.thread;
    String name = thread == null ? "" : thread.getName();
    return name.isEmpty() ? "the accepting thread" : '"' + name + '"';
  }

  private static String gap(Trouble trouble) {
    return Text.duration(trouble.now.accepts.gapMillis);
  }
}
