// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.sample.Strain;

/** Causes that took the whole JVM along. Pure. */
final class JvmCauses {
  /** A pause that covers less of the time does not explain it. */
  private static final double MOST = 0.5;

  /** What is a third of it or more is not to be left out. */
  private static final double SOME = 0.3;

  /** A process that ran used at least so much of a core. */
  private static final double RAN = 0.1;

  /** Samples are late by less on any busy machine. */
  private static final double LATE_MILLIS = 300;

  private JvmCauses() {}

  /** Null if the JVM ran. */
  static Finding of(Trouble trouble) {
    Finding stopped = stopped(trouble);
    if (stopped != null) {
      return stopped;
    }
    Finding paused = paused(trouble);
    return paused != null ? paused : throttled(trouble);
  }

  private static Finding stopped(Trouble trouble) {
    Strain strain = trouble.strain;
    double late = strain.lateMillis;
    if (!isLate(trouble) || strain.cpuMillis == null || strain.cpuMillis > RAN * late) {
      return null;
    }
    if (atLeast(strain.queuedMillis, SOME * late) || atLeast(strain.gcMillis, SOME * late)) {
      return null;
    }
    return new Finding(
        Cause.PROCESS_STOPPED,
        () ->
            "the whole process did not run for "
                + Text.duration(late)
                + " and used "
                + Text.duration(strain.cpuMillis)
                + " of CPU in it; "
                + trouble.toll(),
        () ->
            "Find who stopped it: a debugger, SIGSTOP, a frozen container or a suspended machine.");
  }

  private static Finding paused(Trouble trouble) {
    Strain strain = trouble.strain;
    double most = MOST * trouble.millis();
    if (atLeast(strain.gcMillis, most)) {
      return new Finding(
          Cause.JVM_PAUSED,
          () ->
              "garbage collection stopped the JVM for "
                  + Text.duration(strain.gcMillis)
                  + " of the last "
                  + Text.duration(trouble.millis())
                  + "; "
                  + trouble.toll(),
          () ->
              "Shorten the pauses (heap size, collector; see the GC log), or ask for a backlog that holds"
                  + " what arrives in one.");
    }
    if (isLate(trouble)
        && !atLeast(strain.queuedMillis, SOME * strain.lateMillis)
        && !atLeast(strain.throttledMillis, SOME * strain.lateMillis)
        && atLeast(strain.cpuMillis, RAN * strain.lateMillis)) {
      return new Finding(
          Cause.JVM_PAUSED,
          () ->
              "the JVM stood still for "
                  + Text.duration(strain.lateMillis)
                  + " of the last "
                  + Text.duration(trouble.millis())
                  + ", garbage collection "
                  + (strain.gcMillis == null ? "unknown" : Text.duration(strain.gcMillis))
                  + "; "
                  + trouble.toll(),
          () -> "Look for safepoints that are no collections: -Xlog:safepoint names them.");
    }
    return null;
  }

  private static Finding throttled(Trouble trouble) {
    Double throttled = trouble.strain.throttledMillis;
    // While all was calm it was not read at every sample.
    double millis = Math.max(trouble.millis(), trouble.strain.filesMillis);
    if (!atLeast(throttled, SOME * millis)) {
      return null;
    }
    return new Finding(
        Cause.CPU_THROTTLED,
        () ->
            "the control group's CPU quota was used up for "
                + Text.duration(Math.min(throttled, millis))
                + " of the last "
                + Text.duration(millis)
                + "; "
                + trouble.toll(),
        () -> "Raise the CPU limit of the container, or remove it and keep the request.");
  }

  private static boolean isLate(Trouble trouble) {
    double late = trouble.strain.lateMillis;
    return late >= LATE_MILLIS && late >= MOST * trouble.millis();
  }

  private static boolean atLeast(Double value, double least) {
    return value != null && value >= least;
  }
}
