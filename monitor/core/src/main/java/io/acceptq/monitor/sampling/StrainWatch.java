// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.Strain;
import io.acceptq.monitor.sample.StrainSource;

/**
 * Reads what the JVM suffers. The kernel's files cost as much as half a sample: they are read at
 * every sample while connections wait somewhere or samples come late, else once in ten. Used by the
 * sampler thread only.
 */
final class StrainWatch {
  private static final int CALM_EVERY = 10;

  /** Later than any timer is of itself. */
  private static final double LATE_MILLIS = 20;

  private final StrainSource source;
  private double lateBefore;
  private int skipped = CALM_EVERY;

  StrainWatch(StrainSource source) {
    this.source = source;
  }

  /**
   * As of now.
   *
   * @param lateMillis how much later than due samples began, in all
   * @param waited whether connections waited, or were refused, in the sample before
   */
  Strain look(long nanos, double lateMillis, boolean waited) {
    boolean late = lateMillis - lateBefore >= LATE_MILLIS;
    lateBefore = lateMillis;
    boolean withFiles = waited || late || ++skipped >= CALM_EVERY;
    if (withFiles) {
      skipped = 0;
    }
    return source.read(nanos / 1e6, lateMillis, withFiles);
  }
}
