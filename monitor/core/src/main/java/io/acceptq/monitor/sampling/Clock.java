// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

/** The clocks of a sample. */
interface Clock {
  /** {@link System#nanoTime}: for durations, and comparable with an accept's time. */
  long nanos();

  /** {@link System#currentTimeMillis}: for people. */
  long millis();

  /**
   * What this thread has cost: on a busy machine far less than the time that passed. Not to be
   * asked before the service is ready.
   */
  long cpuNanos();
}
