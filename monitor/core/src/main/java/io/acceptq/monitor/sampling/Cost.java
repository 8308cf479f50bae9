// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import java.util.Arrays;

/** What sampling takes, in time and in CPU. Used by the sampler thread only. */
final class Cost {
  /** The median of so many is robust against one that loaded classes. */
  private static final int LAST = 9;

  private static final int WINDOW = 128;

  private final long[] lastCpu = new long[LAST];
  private final long[] sorted = new long[LAST];
  private final long[] starts = new long[WINDOW];
  private final long[] cpuBefore = new long[WINDOW];
  private long samples;
  private long duration;
  private long longest;
  private long cpu;

  void add(long startNanos, long durationNanos, long cpuNanos) {
    lastCpu[(int) (samples % LAST)] = cpuNanos;
    starts[(int) (samples % WINDOW)] = startNanos;
    cpuBefore[(int) (samples % WINDOW)] = cpu;
    cpu += cpuNanos;
    duration = durationNanos;
    longest = Math.max(longest, durationNanos);
    samples++;
  }

  long samples() {
    return samples;
  }

  /** Of the latest sample. */
  double micros() {
    return duration / 1e3;
  }

  double maxMicros() {
    return longest / 1e3;
  }

  /** Share of one core, over the last samples; null before there are two. */
  Double cpuPercent(long nanos) {
    if (samples < 2) {
      return null;
    }
    int oldest = (int) (samples > WINDOW ? samples % WINDOW : 0);
    long elapsed = nanos - starts[oldest];
    return elapsed <= 0 ? null : (Double) (100.0 * (cpu - cpuBefore[oldest]) / elapsed);
  }

  /** The median of the last samples; 0 while there are too few to tell. */
  long medianCpu() {
    if (samples < LAST) {
      return 0;
    }
    System.arraycopy(lastCpu, 0, sorted, 0, LAST);
    Arrays.sort(sorted);
    return sorted[LAST / 2];
  }
}
