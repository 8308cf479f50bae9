// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import static io.acceptq.monitor.model.Confidence.EXACT;

import io.acceptq.monitor.model.AcceptGaps;
import io.acceptq.monitor.model.AcceptQueue;
import io.acceptq.monitor.model.Acceptor;
import io.acceptq.monitor.model.Accepts;
import io.acceptq.monitor.model.DropCounters;
import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.Percentiles;
import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.monitor.model.Snapshot;

/**
 * The last sample in which hardly any connection waited: what a problem is measured against. Used
 * by the sampler thread only.
 */
final class CalmBaseline {
  /** A queue filled less than this is calm. */
  private static final double CALM_UTILIZATION = 0.25;

  private ListenerSample sample;
  private RuntimeStalls stalls;

  static boolean isCalm(ListenerSample now) {
    return now.queue.length != null
        && (now.queue.length == 0
            || (now.queue.utilization != null && now.queue.utilization < CALM_UTILIZATION));
  }

  /**
   * Before the first sample of a listener it was calm at its bind; if that was not seen, the first
   * sample counts as calm, since there is nothing else to compare with.
   */
  void initialize(ListenerSample now, Snapshot snapshot) {
    if (sample == null) {
      set(atBind(now, snapshot.monitor.clockOffsetMillis), snapshot.stalls);
    }
  }

  private static ListenerSample atBind(ListenerSample now, long clockOffset) {
    Long bound = now.listener.binding.atMillis;
    if (bound == null) {
      return now;
    }
    Accepts none = new Accepts(0L, null, null, AcceptGaps.UNKNOWN, Percentiles.NONE);
    DropCounters noDrops =
        new DropCounters(now.drops.overflows == null ? null : 0L, null, EXACT, null, null);
    return new ListenerSample(
        Math.min(bound - clockOffset, now.millis),
        now.listener,
        now.backlog,
        new AcceptQueue(0, 0.0, 0, 0, null),
        none,
        Acceptor.UNKNOWN,
        noDrops);
  }

  void set(ListenerSample now, RuntimeStalls stallsNow) {
    sample = now;
    stalls = stallsNow;
  }

  ListenerSample sample() {
    return sample;
  }

  RuntimeStalls stalls() {
    return stalls;
  }
}
