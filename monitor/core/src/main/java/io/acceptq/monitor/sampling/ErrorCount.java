// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.Faults;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what went wrong and keeps the last in words. Any thread. */
public final class ErrorCount implements Faults {
  private final AtomicLong count = new AtomicLong();
  private volatile String last;

  @Override
  public void report(String fault) {
    last = fault;
    count.incrementAndGet();
  }

  void report(String doing, Throwable e) {
    report(doing + ": " + (e.getMessage() == null ? e.getClass().getName() : e.getMessage()));
  }

  long count() {
    return count.get();
  }

  String last() {
    return last;
  }
}
