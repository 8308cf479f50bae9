// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import io.acceptq.monitor.spi.Clock;

/** A clock that the test moves. */
public final class FakeClock implements Clock {
  /** Any: {@link System#nanoTime} may be negative, and may pass from positive to negative. */
  static final long START = Long.MAX_VALUE - 1_000_000_000L;

  private long nanos = START;

  private long pausedNanos;

  /** By how much the wall clock was set forward. */
  long wallOffsetMillis;

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long millis() {
    return 1_800_000_000_000L + elapsedMillis();
  }

  @Override
  public long wallMillis() {
    return millis() + wallOffsetMillis;
  }

  /** All elapsed time counts as CPU time, except pauses. */
  @Override
  public long cpuNanos() {
    return nanos - pausedNanos;
  }

  void pauseMillis(double millis) {
    pausedNanos += (long) (millis * 1e6);
    passMillis(millis);
  }

  public long elapsedMillis() {
    return (nanos - START) / 1_000_000;
  }

  void passNanos(long passed) {
    nanos += passed;
  }

  public void passMillis(double millis) {
    nanos += (long) (millis * 1e6);
  }
}
