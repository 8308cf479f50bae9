// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.sample.AcceptQueue;
import io.acceptq.monitor.sample.Accepts;
import io.acceptq.monitor.sample.Knob;
import io.acceptq.monitor.sample.Knobs;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.Losses;

/** How a listener is now. Pure. The worst that holds is given; worst last here. */
public enum Health {
  /** The kernel does not show its queue. */
  UNKNOWN,
  /** Empty queue, and no accept in the last 10 s. */
  IDLE,
  /** Empty queue; it accepts, or it is not known whether it does. */
  OK,
  /** Connections wait, and the queue moves. */
  BUSY,
  /** Queue utilisation is at or above {@link Knob#SATURATION_PERCENT}. */
  SATURATED,
  /** Connections wait, and there was no accept for {@link Knob#STALL_MILLIS} or longer. */
  STALLED,
  /**
   * An overflow was attributed to it in the last 5 s, or its queue has been full ever since one.
   */
  OVERFLOWING;

  /** A refused SYN comes back after 1, 2, 4 s: a shorter time would flicker. */
  static final long OVERFLOW_MILLIS = 5_000;

  public static Health of(ListenerSample sample, Knobs knobs) {
    AcceptQueue queue = sample.queue;
    if (queue.length == null) {
      return UNKNOWN;
    }
    if (isOverflowing(sample)) {
      return OVERFLOWING;
    }
    if (queue.length == 0) {
      return sample.accepts.rate != null && sample.accepts.rate == 0 ? IDLE : OK;
    }
    if (isStalled(sample.accepts, knobs)) {
      return STALLED;
    }
    return queue.utilization != null
            && queue.utilization * 100 >= knobs.get(Knob.SATURATION_PERCENT)
        ? SATURATED
        : BUSY;
  }

  private static boolean isOverflowing(ListenerSample sample) {
    Losses losses = sample.losses;
    if (losses.lastMillis == null) {
      return false;
    }
    long age = sample.millis - losses.lastMillis; // below 0 after the clock was set back
    return losses.fullSinceLast || (age >= 0 && age < OVERFLOW_MILLIS);
  }

  static boolean isStalled(Accepts accepts, Knobs knobs) {
    return accepts.gapMillis != null && accepts.gapMillis >= knobs.get(Knob.STALL_MILLIS);
  }
}
