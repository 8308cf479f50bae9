// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.model.AcceptQueue;
import io.acceptq.monitor.model.Accepts;
import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.OverflowRun;
import io.acceptq.monitor.model.Thresholds;

/** The current state of a listener; if several apply, the one declared last. Pure. */
public enum Health {
  /** The kernel does not show its queue. */
  UNKNOWN,
  /** The queue is empty and nothing was accepted in the last 10 s. */
  IDLE,
  /** The queue is empty; connections are accepted, or accepts are unknown. */
  OK,
  /** Connections wait, and the queue moves. */
  BUSY,
  /** Queue utilization is at or above {@link Thresholds#saturationPercent}. */
  SATURATED,
  /** Connections wait, and none was accepted for {@link Thresholds#stallMillis} or longer. */
  STALLED,
  /**
   * An overflow was attributed to it in the last 5 s, or its queue has been full ever since one.
   */
  OVERFLOWING;

  /** A refused SYN is resent after 1, 2, 4 s: a shorter time would flicker. */
  static final long OVERFLOW_MILLIS = 5_000;

  public static Health of(ListenerSample sample, Thresholds thresholds) {
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
    if (isStalled(sample.accepts, thresholds)) {
      return STALLED;
    }
    return queue.utilization != null && queue.utilization * 100 >= thresholds.saturationPercent
        ? SATURATED
        : BUSY;
  }

  private static boolean isOverflowing(ListenerSample sample) {
    OverflowRun run = sample.drops.latestRun;
    if (run == null) {
      return false;
    }
    return run.fullSinceLast || sample.millis - run.lastMillis < OVERFLOW_MILLIS;
  }

  static boolean isStalled(Accepts accepts, Thresholds thresholds) {
    Double gap = accepts.gaps.currentMillis;
    return gap != null && gap >= thresholds.stallMillis;
  }
}
