// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import java.util.Arrays;

/** What sampling costs in time and in CPU. Used by the sampler thread only. */
final class SampleCost {
  /** A median of this many ignores one sample that loaded classes. */
  private static final int RECENT = 9;

  private static final int SECONDS = 10;
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final long[] recentCpu = new long[RECENT];
  private final long[] sorted = new long[RECENT];

  /** CPU time spent in each of the last seconds; the current second is the slot of its number. */
  private final long[] cpuOfSecond = new long[SECONDS];

  private long samples;
  private long startNanos;
  private long second;
  private long latestNanos;
  private long latestCpu;
  private long duration;
  private long longest;

  void add(long atNanos, long durationNanos, long cpuNanos) {
    if (samples == 0) {
      startNanos = atNanos;
    }
    latestNanos = atNanos;
    latestCpu = cpuNanos;
    recentCpu[(int) (samples % RECENT)] = cpuNanos;
    advance(atNanos);
    cpuOfSecond[(int) (second % SECONDS)] += cpuNanos;
    duration = durationNanos;
    longest = Math.max(longest, durationNanos);
    samples++;
  }

  private void advance(long nanos) {
    long now = (nanos - startNanos) / SECOND_NANOS;
    for (long passed = Math.max(second + 1, now - SECONDS + 1); passed <= now; passed++) {
      cpuOfSecond[(int) (passed % SECONDS)] = 0;
    }
    second = Math.max(second, now);
  }

  long samples() {
    return samples;
  }

  /** Duration of the latest sample. */
  double micros() {
    return duration / 1e3;
  }

  double maxMicros() {
    return longest / 1e3;
  }

  /**
   * Share of one core over the last 10 s, to within a second, or since the latest sample if that
   * began earlier; null before two samples.
   */
  Double cpuPercent(long nanos) {
    if (samples < 2) {
      return null;
    }
    if (nanos - latestNanos >= SECONDS * SECOND_NANOS) {
      return 100.0 * latestCpu / (nanos - latestNanos);
    }
    advance(nanos);
    long sum = 0;
    for (long cpu : cpuOfSecond) {
      sum += cpu;
    }
    long windowStart = Math.max(0, second - SECONDS + 1) * SECOND_NANOS;
    long elapsed = nanos - startNanos - windowStart;
    return elapsed <= 0 ? null : Double.valueOf(100.0 * sum / elapsed);
  }

  /** The median of the last samples; 0 while there are too few. */
  long medianCpu() {
    if (samples < RECENT) {
      return 0;
    }
    System.arraycopy(recentCpu, 0, sorted, 0, RECENT);
    Arrays.sort(sorted);
    return sorted[RECENT / 2];
  }
}
