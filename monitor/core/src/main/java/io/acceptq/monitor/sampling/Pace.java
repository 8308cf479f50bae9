// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import java.util.concurrent.locks.LockSupport;

/**
 * When the next sample is due: the only place where acceptq waits. The schedule is fixed, so a late
 * sample does not delay those after it; due times that passed meanwhile are counted as missed. A
 * bind or close unparks the thread: one sample between two due ones is then made at once. Used by
 * the sampler thread, {@link #stop} by any.
 */
final class Pace {
  /** How the thread waits; ends early when it is unparked. */
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
  private volatile boolean hurried;
  private volatile boolean stopped;

  Pace(Clock clock) {
    this(clock, Pace::park);
  }

  Pace(Clock clock, Waiting waiting) {
    this.clock = clock;
    this.waiting = waiting;
  }

  private static void park(long nanos) {
    Thread.interrupted(); // a set flag would turn the wait into a busy loop
    LockSupport.parkNanos(nanos);
  }

  /**
   * Returns when a sample is to be made, the first at once, each further one this long after the
   * due time of the one before; false once stopped.
   */
  boolean await(long intervalNanos) {
    long now = clock.nanos();
    if (!started) {
      started = true;
      due = now;
      return !stopped;
    }
    long next = due + intervalNanos;
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

  /** Makes one more sample at once, however many there were; unpark the thread. */
  void hurry() {
    hurried = true;
  }

  /** Whoever waits returns false; unpark its thread. */
  void stop() {
    stopped = true;
  }

  /** Samples that fell out because the one before, or the machine, was late. */
  long missed() {
    return missed;
  }

  /** Nanoseconds between the time the present sample was first due and now. */
  long lateness() {
    return lateness;
  }
}
