// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import io.acceptq.monitor.model.RuntimeStalls;

/**
 * Detects that the whole JVM stood still between two samples: this thread was neither running nor
 * waiting for a core. Sampler thread only.
 */
final class PauseDetector {
  /** Samples on a busy machine are late by less. */
  private static final double PAUSE_MILLIS = 300;

  /** Waiting for a core for this part of the time, the thread alone may have stood still. */
  private static final double MUCH = 0.5;

  private long previousNanos;
  private RuntimeStalls previous;

  /** Its length in milliseconds; 0 if there was none. */
  double look(long nanos, RuntimeStalls stalls, long intervalMillis) {
    double late = previous == null ? 0 : (nanos - previousNanos) / 1e6 - intervalMillis;
    Double queued = previous == null ? null : stalls.since(previous).runQueueMillis;
    previousNanos = nanos;
    previous = stalls;
    return late >= PAUSE_MILLIS && (queued == null || queued < MUCH * late) ? late : 0;
  }
}
