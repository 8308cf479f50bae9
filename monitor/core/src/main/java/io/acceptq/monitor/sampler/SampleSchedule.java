// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import io.acceptq.monitor.spi.Clock;
import java.util.concurrent.locks.LockSupport;

/**
 * When the next sample is due: the only place where acceptq waits. The schedule is fixed, so a late
 * sample does not delay those after it; due times that passed meanwhile are counted as missed. A
 * bind or close unparks the thread: then one extra sample between two due ones is made at once.
 * Used by the sampler thread, except {@link #hurry} and {@link #stop}.
 */
final class SampleSchedule {
  /** How the thread waits; returns early when it is unparked. */
  interface Waiting {
    void park(long nanos);
  }

  private final Clock clock;
  private final Waiting waiting;
  private boolean started;
  private long due;
  private boolean extraSpent;
  private long missed;
  private long lateness;
  private long overslept;
  private volatile boolean hurried;
  private volatile boolean stopped;

  SampleSchedule(Clock clock) {
    this(clock, SampleSchedule::park);
  }

  SampleSchedule(Clock clock, Waiting waiting) {
    this.clock = clock;
    this.waiting = waiting;
  }

  private static void park(long nanos) {
    Thread.interrupted(); // a set flag would turn the wait into a busy loop
    LockSupport.parkNanos(nanos);
  }

  /**
   * Returns when a sample is due: the first at once, each further one this long after the due time
   * of the previous one. False once stopped.
   */
  boolean await(long intervalNanos) {
    long now = clock.nanos();
    if (!started) {
      started = true;
      due = now;
      return !stopped;
    }
    long next = due + intervalNanos;
    boolean parks = now - next < 0;
    overslept = 0;
    while (!stopped && now - next < 0) {
      waiting.park(next - now);
      now = clock.nanos();
      if (now - next < 0 && (hurried || !extraSpent)) {
        hurried = false;
        extraSpent = true;
        lateness = 0;
        return !stopped;
      }
    }
    long late = stopped ? 0 : (now - next) / intervalNanos;
    missed += late;
    lateness = Math.max(0, now - next);
    overslept = parks ? lateness : 0;
    due = next + late * intervalNanos;
    extraSpent = false;
    return !stopped;
  }

  /** Waits up to this long, or until unparked; false once stopped. */
  boolean idle(long nanos) {
    if (!stopped) {
      waiting.park(nanos);
    }
    return !stopped;
  }

  /** Allows one more extra sample at once; the caller unparks the thread. */
  void hurry() {
    hurried = true;
  }

  /** Makes every wait return false; the caller unparks the thread. */
  void stop() {
    stopped = true;
  }

  /** Samples left out because the previous one, or the machine, was late. */
  long missed() {
    return missed;
  }

  /**
   * Nanoseconds that this thread stood still before the current sample although it was to run: not
   * what the previous sample took.
   */
  long overslept() {
    return overslept;
  }

  /** Nanoseconds by which the current sample is late. */
  long lateness() {
    return lateness;
  }
}
