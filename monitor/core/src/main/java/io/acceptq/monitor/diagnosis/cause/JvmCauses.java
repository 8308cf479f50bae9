// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis.cause;

import io.acceptq.monitor.model.RuntimeStalls;

/** Causes that kept the whole JVM from running. Pure. */
final class JvmCauses {
  /** A stall that covers less of the time does not explain the problem. */
  private static final double MOST = 0.5;

  /** A stall that covers this much is not negligible. */
  private static final double SOME = 0.3;

  /** A process that ran used at least this share of one core. */
  private static final double RAN = 0.1;

  /** Samples on a busy machine are late by less. */
  private static final double LATE_MILLIS = 300;

  private JvmCauses() {}

  /** Null if the JVM ran. */
  static Finding of(IncidentFacts facts) {
    Finding stopped = stopped(facts);
    if (stopped != null) {
      return stopped;
    }
    Finding paused = paused(facts);
    return paused != null ? paused : throttled(facts);
  }

  private static Finding stopped(IncidentFacts facts) {
    RuntimeStalls stalls = facts.stalls;
    double late = stalls.samplerLateMillis;
    if (!isLate(facts) || stalls.cpuMillis == null) {
      return null;
    }
    // Before and after the stop, in the rest of the time, it may have used every processor.
    double around = stalls.processors * Math.max(0, facts.millis() - late);
    if (stalls.cpuMillis > RAN * late + Math.min(around, SOME * late)) {
      return null;
    }
    if (atLeast(stalls.runQueueMillis, SOME * late) || atLeast(stalls.gcMillis, SOME * late)) {
      return null;
    }
    return new Finding(
        Cause.PROCESS_STOPPED,
        () ->
            "the whole process did not run for "
                + Quantities.duration(late)
                + " and used "
                + Quantities.duration(stalls.cpuMillis)
                + " of CPU in that time; "
                + facts.impact(),
        () ->
            "Find what stopped it: a debugger, SIGSTOP, a frozen container or a suspended"
                + " machine.");
  }

  private static Finding paused(IncidentFacts facts) {
    RuntimeStalls stalls = facts.stalls;
    if (atLeast(stalls.gcMillis, MOST * facts.millis())) {
      return new Finding(
          Cause.JVM_PAUSED,
          () ->
              "garbage collection stopped the JVM for "
                  + Quantities.duration(stalls.gcMillis)
                  + " of the last "
                  + Quantities.duration(facts.millis())
                  + "; "
                  + facts.impact(),
          () ->
              "Shorten the pauses (heap size, collector; see the GC log), or request a backlog that"
                  + " holds the connections that arrive during one.");
    }
    double some = SOME * stalls.samplerLateMillis;
    if (isLate(facts)
        && !atLeast(stalls.runQueueMillis, some)
        && !atLeast(stalls.throttledMillis, some)
        && atLeast(stalls.cpuMillis, RAN * stalls.samplerLateMillis)) {
      return new Finding(
          Cause.JVM_PAUSED,
          () ->
              "the JVM was stopped for "
                  + Quantities.duration(stalls.samplerLateMillis)
                  + " of the last "
                  + Quantities.duration(facts.millis())
                  + ", garbage collection "
                  + (stalls.gcMillis == null ? "unknown" : Quantities.duration(stalls.gcMillis))
                  + "; "
                  + facts.impact(),
          () -> "Look for safepoints other than collections: -Xlog:safepoint lists them.");
    }
    return null;
  }

  private static Finding throttled(IncidentFacts facts) {
    Double throttled = facts.stalls.throttledMillis;
    double problem = facts.millis();
    // While all was calm it was read once a second: it may have been exhausted before the problem.
    boolean before = facts.stalls.readAtMillis > problem;
    if (!atLeast(throttled, (before ? MOST : SOME) * problem)) {
      return null;
    }
    double millis = Math.max(problem, facts.stalls.readAtMillis);
    return new Finding(
        Cause.CPU_THROTTLED,
        () ->
            "the CPU quota of the cgroup was exhausted for "
                + Quantities.duration(Math.min(throttled, millis))
                + " of the last "
                + Quantities.duration(millis)
                + "; "
                + facts.impact(),
        () -> "Raise the CPU limit of the container, or remove it and keep the request.");
  }

  private static boolean isLate(IncidentFacts facts) {
    double late = facts.stalls.samplerLateMillis;
    return late >= LATE_MILLIS && late >= MOST * facts.millis();
  }

  private static boolean atLeast(Double value, double least) {
    return value != null && value >= least;
  }
}
