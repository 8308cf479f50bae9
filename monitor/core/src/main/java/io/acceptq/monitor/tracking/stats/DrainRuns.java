// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

import io.acceptq.monitor.model.Percentiles;
import io.acceptq.monitor.spi.ApplicationListener;

/**
 * How many connections a service accepts without a break until the queue is empty, as its own
 * thread counted them. Used by the sampler thread only; costs one read while no run has ended.
 */
final class DrainRuns {
  private long last;
  private Percentiles percentiles = Percentiles.NONE;

  Percentiles of(ApplicationListener listener) {
    long ended = listener.drainRuns();
    if (ended == last) {
      return percentiles;
    }
    last = ended;
    long total = 0;
    for (int run = 0; run <= ApplicationListener.LONGEST_DRAIN_RUN; run++) {
      total += listener.drainRuns(run);
    }
    percentiles =
        total == 0
            ? Percentiles.NONE
            : new Percentiles(at(0.5, total, listener), at(0.99, total, listener));
    return percentiles;
  }

  private static double at(double share, long total, ApplicationListener listener) {
    return Histogram.bucketAt(share, total, listener::drainRuns);
  }
}
