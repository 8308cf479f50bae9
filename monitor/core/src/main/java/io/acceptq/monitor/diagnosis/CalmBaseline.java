// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.RuntimeStalls;

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

  /** The first sample counts as calm: there is nothing else to compare with. */
  void initialize(ListenerSample now, RuntimeStalls stallsNow) {
    if (sample == null) {
      set(now, stallsNow);
    }
  }

  void set(ListenerSample now, RuntimeStalls stallsNow) {
    sample = now;
    stalls = stallsNow;
  }

  void clear() {
    sample = null;
    stalls = null;
  }

  ListenerSample sample() {
    return sample;
  }

  RuntimeStalls stalls() {
    return stalls;
  }
}
