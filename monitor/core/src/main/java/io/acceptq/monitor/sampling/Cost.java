// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import java.util.Arrays;

/**
 * What sampling costs. The median of the last few samples is robust against the first ones, which
 * load classes, and against a machine that is busy with other things. Used by the sampler thread
 * only.
 */
final class Cost {
  private static final int LAST = 9;
  private static final int WINDOW = 128;

  private final long[] last = new long[LAST];
  private final long[] sorted = new long[LAST];
  private final long[] starts = new long[WINDOW];
  private final long[] sums = new long[WINDOW];
  private long samples;
  private long sum;
  private long max;

  void add(long startNanos, long durationNanos) {
    last[(int) (samples % LAST)] = durationNanos;
    starts[(int) (samples % WINDOW)] = startNanos;
    sums[(int) (samples % WINDOW)] = sum;
    sum += durationNanos;
    max = Math.max(max, durationNanos);
    samples++;
  }

  long samples() {
    return samples;
  }

  /** Of the latest sample. */
  double micros() {
    return samples == 0 ? 0 : last[(int) ((samples - 1) % LAST)] / 1e3;
  }

  double maxMicros() {
    return max / 1e3;
  }

  /** Share of one core, over the last samples; null before there are two. */
  Double cpuPercent(long nanos) {
    if (samples < 2) {
      return null;
    }
    int oldest = (int) (samples > WINDOW ? samples % WINDOW : 0);
    long elapsed = nanos - starts[oldest];
    return elapsed <= 0 ? null : (Double) (100.0 * (sum - sums[oldest]) / elapsed);
  }

  long medianNanos() {
    int count = (int) Math.min(samples, LAST);
    if (count == 0) {
      return 0;
    }
    System.arraycopy(last, 0, sorted, 0, count);
    Arrays.sort(sorted, 0, count);
    return sorted[count / 2];
  }
}
