// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.monitor.spi.RuntimeStallSource;

/**
 * Reads what keeps the JVM from running. The kernel's files cost as much as half a sample: they are
 * read at every sample while connections wait, samples are late or the CPU quota is used up, else
 * at every tenth. Used by the sampler thread only.
 */
final class StallWatch {
  private static final int CALM_EVERY = 10;

  /** More than the ordinary lateness of a timer. */
  private static final double LATE_MILLIS = 20;

  private final RuntimeStallSource source;
  private double lateBefore;
  private Double throttledBefore;
  private boolean throttled;
  private int skipped = CALM_EVERY;
  private boolean withFiles;

  StallWatch(RuntimeStallSource source) {
    this.source = source;
  }

  /**
   * The current totals.
   *
   * @param lateMillis delay of samples beyond the time they were due, in all
   * @param waited whether connections wait or were refused in the latest sample
   */
  RuntimeStalls look(long nanos, double lateMillis, boolean waited) {
    boolean late = lateMillis - lateBefore >= LATE_MILLIS;
    lateBefore = lateMillis;
    withFiles = waited || late || throttled || ++skipped >= CALM_EVERY;
    if (withFiles) {
      skipped = 0;
    }
    RuntimeStalls stalls = source.read(nanos / 1e6, lateMillis, withFiles);
    throttled = withFiles && isMore(stalls.throttledMillis, throttledBefore);
    throttledBefore = stalls.throttledMillis;
    return stalls;
  }

  private static boolean isMore(Double now, Double before) {
    return now != null && before != null && now > before;
  }

  /** Whether the latest look included the files. */
  boolean hasReadFiles() {
    return withFiles;
  }
}
