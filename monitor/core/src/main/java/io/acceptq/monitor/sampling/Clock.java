// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

/** The two clocks of a sample. */
public interface Clock {
  Clock SYSTEM =
      new Clock() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public long millis() {
          return System.currentTimeMillis();
        }
      };

  /** {@link System#nanoTime}: for durations, and comparable with an accept's time. */
  long nanos();

  /** {@link System#currentTimeMillis}: for people. */
  long millis();
}
