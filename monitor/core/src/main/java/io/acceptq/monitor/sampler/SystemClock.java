// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import io.acceptq.monitor.spi.Clock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** The clocks of this machine. CPU time costs about 0.3 µs to read. Sampler thread only. */
final class SystemClock implements Clock {
  /** What the wall clock showed when {@link System#nanoTime} was 0. */
  private final long epoch = System.currentTimeMillis() - System.nanoTime() / 1_000_000;

  private boolean looked;
  private ThreadMXBean threads;

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public long millis() {
    return epoch + System.nanoTime() / 1_000_000;
  }

  @Override
  public long wallMillis() {
    return System.currentTimeMillis();
  }

  /** Without the module {@code java.management}, elapsed time is used instead. */
  @Override
  public long cpuNanos() {
    if (!looked) {
      looked = true;
      threads = threads();
    }
    return threads == null ? nanos() : threads.getCurrentThreadCpuTime();
  }

  private static ThreadMXBean threads() {
    try {
      ThreadMXBean found = ManagementFactory.getThreadMXBean();
      return found.isCurrentThreadCpuTimeSupported() && found.isThreadCpuTimeEnabled()
          ? found
          : null;
    } catch (LinkageError e) {
      return null;
    }
  }
}
