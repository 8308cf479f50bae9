// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.spi;

/** The clocks of a sample. Sampler thread only. */
public interface Clock {
  /** {@link System#nanoTime}: for durations, and comparable with the time of an accept. */
  long nanos();

  /** The same clock in milliseconds, near those since the epoch: for durations. */
  long millis();

  /** {@link System#currentTimeMillis}, which may be set: for display only. */
  long wallMillis();

  /**
   * CPU time of this thread, which on a busy machine is far less than the time that passed. Not to
   * be called before the service is ready.
   */
  long cpuNanos();
}
