// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

import io.acceptq.monitor.model.Percentiles;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/**
 * Histogram of times from 1 ms to 17 min in buckets an eighth of an octave wide, so that a
 * percentile is at most 9 % too high. Used by the sampler thread only; adding allocates nothing.
 */
final class Histogram {
  private static final int PER_OCTAVE = 8;
  private static final int BUCKETS = 20 * PER_OCTAVE + 1;

  private final long[] counts = new long[BUCKETS];
  private long total;
  private Percentiles percentiles = Percentiles.NONE;

  void add(double millis) {
    double bucket = millis <= 1 ? 0 : Math.ceil(PER_OCTAVE * Math.log(millis) / Math.log(2));
    counts[(int) Math.min(bucket, BUCKETS - 1)]++;
    total++;
    percentiles = null;
  }

  void clear() {
    Arrays.fill(counts, 0);
    total = 0;
    percentiles = Percentiles.NONE;
  }

  Percentiles percentiles() {
    if (percentiles == null) {
      IntToLongFunction count = bucket -> counts[bucket];
      percentiles =
          new Percentiles(upper(bucketAt(0.5, total, count)), upper(bucketAt(0.99, total, count)));
    }
    return percentiles;
  }

  private static double upper(int bucket) {
    return bucket == 0 ? 0 : Math.pow(2, bucket / (double) PER_OCTAVE);
  }

  /** The first bucket up to which the counts reach this share of the total. */
  static int bucketAt(double share, long total, IntToLongFunction counts) {
    long least = (long) Math.ceil(share * total);
    long seen = counts.applyAsLong(0);
    int bucket = 0;
    while (seen < least) {
      seen += counts.applyAsLong(++bucket);
    }
    return bucket;
  }
}
