// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.vocabulary;

import io.acceptq.monitor.model.MonitorSample;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.model.kernel.SourceStatus;
import java.util.StringJoiner;

/** What the source lacks or acceptq has reduced, and why, in words. Pure. */
public final class SourceNote {
  private SourceNote() {}

  /** Null if nothing is missing or reduced. */
  public static String of(MonitorSample monitor) {
    StringJoiner notes = new StringJoiner("; ");
    source(monitor.source, notes);
    if (monitor.stretchedIntervalMillis != null) {
      notes.add(
          "sampled every "
              + monitor.stretchedIntervalMillis
              + " ms, because more would cost over 0.5 % of a core");
    }
    if (monitor.shortenedHistory != null) {
      notes.add(
          "history keeps "
              + monitor.shortenedHistory
              + " samples per listener, because all may take 8 MB");
    }
    return notes.length() == 0 ? null : notes.toString();
  }

  /** The part about the source alone; null if it lacks nothing. */
  public static String of(SourceStatus source) {
    StringJoiner notes = new StringJoiner("; ");
    source(source, notes);
    return notes.length() == 0 ? null : notes.toString();
  }

  private static void source(SourceStatus source, StringJoiner notes) {
    if (source.kind == SourceKind.PROC) {
      notes.add(
          "/proc only ("
              + source.reason
              + "): no limits, no drops, no half-open connections, and no queues of Unix domain"
              + " listeners");
    } else if (source.kind == SourceKind.NONE) {
      notes.add(source.reason + ": only what the service itself does is known");
    }
    if (source.gaps.contains(SourceStatus.Gap.SOCKET_DROPS)) {
      notes.add("kernels before 4.7 do not count the drops of single sockets");
    }
    if (source.gaps.contains(SourceStatus.Gap.UNIX_QUEUES)) {
      notes.add("the kernel has no unix_diag: queues of Unix domain listeners are unknown");
    }
  }
}
