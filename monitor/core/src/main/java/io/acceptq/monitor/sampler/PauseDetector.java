// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import io.acceptq.monitor.model.RuntimeStalls;

/**
 * Detects that the whole JVM stood still before a sample: this thread was to run, and was neither
 * running nor waiting for a core. Sampler thread only.
 */
final class PauseDetector {
  /** Samples on a busy machine are late by less. */
  private static final double PAUSE_MILLIS = 300;

  /** Waiting for a core for this part of the time, the thread alone may have stood still. */
  private static final double MUCH = 0.5;

  private RuntimeStalls previous;

  /**
   * Its length in milliseconds; 0 if there was none.
   *
   * @param stoodMillis how long this thread stood still since the previous sample
   */
  double look(double stoodMillis, RuntimeStalls stalls) {
    Double queued = previous == null ? null : stalls.since(previous).runQueueMillis;
    previous = stalls;
    boolean alone = queued != null && queued >= MUCH * stoodMillis;
    return stoodMillis >= PAUSE_MILLIS && !alone ? stoodMillis : 0;
  }
}
