// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** A wait for something to become true, never longer than it may take. */
final class Deadline {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private Deadline() {}

  /** Something that can be asked again and again. */
  interface Condition {
    boolean holds() throws Exception;
  }

  /**
   * @throws TimeoutException saying what was awaited, if it did not come true in time
   */
  static void await(Duration limit, String what, Condition condition) throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - end > 0) {
        throw new TimeoutException("after " + limit.toMillis() + " ms still not: " + what);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** Lets time pass. */
  static void pass(Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    await(time.plusSeconds(1), "time passes", () -> System.nanoTime() - end > 0);
  }
}
