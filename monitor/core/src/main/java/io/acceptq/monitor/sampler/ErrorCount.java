// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import io.acceptq.monitor.spi.ErrorReporter;
import java.util.concurrent.atomic.AtomicLong;

/** Counts errors and keeps the latest. Any thread; counting allocates nothing. */
public final class ErrorCount implements ErrorReporter {
  private final AtomicLong count = new AtomicLong();
  private volatile String latest;

  @Override
  public void report(String error) {
    latest = error;
    count.incrementAndGet();
  }

  /** Like {@link #report(String, Throwable)}, but never fails, not even if the heap is full. */
  void reportAny(String doing, Throwable cause) {
    try {
      report(doing, cause);
    } catch (Throwable noMemoryForTheMessage) {
      report(doing);
    }
  }

  long count() {
    return count.get();
  }

  String latest() {
    return latest;
  }
}
