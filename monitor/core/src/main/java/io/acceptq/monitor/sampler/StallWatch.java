// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.monitor.spi.RuntimeStallSource;

/**
 * Reads what keeps the JVM from running. The kernel's files cost as much as half a sample: they are
 * read at every sample while connections wait or samples are late, else at every tenth. Used by the
 * sampler thread only.
 */
final class StallWatch {
  private static final int CALM_EVERY = 10;

  /** More than the ordinary lateness of a timer. */
  private static final double LATE_MILLIS = 20;

  private final RuntimeStallSource source;
  private double lateBefore;
  private int skipped = CALM_EVERY;

  StallWatch(RuntimeStallSource source) {
    this.source = source;
  }

  /**
   * The current totals.
   *
   * @param lateMillis delay of samples beyond the time they were due, in all
   * @param waited whether connections waited or were refused in the previous sample
   */
  RuntimeStalls look(long nanos, double lateMillis, boolean waited) {
    boolean late = lateMillis - lateBefore >= LATE_MILLIS;
    lateBefore = lateMillis;
    boolean withFiles = waited || late || ++skipped >= CALM_EVERY;
    if (withFiles) {
      skipped = 0;
    }
    return source.read(nanos / 1e6, lateMillis, withFiles);
  }
}
