// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.harness;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Waits for conditions, each with a limit, on the calling thread. */
public final class Deadline {
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private Deadline() {}

  /** A condition that is checked every 10 ms. */
  public interface Condition {
    boolean holds() throws Exception;
  }

  /**
   * Returns as soon as the condition holds.
   *
   * @param what the condition in words, for the exception
   * @throws TimeoutException if it does not hold within the limit
   */
  public static void await(Duration limit, String what, Condition condition) throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - end > 0) {
        throw new TimeoutException("not within " + limit.toMillis() + " ms: " + what);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** Lets time pass. */
  public static void pass(Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    await(time.plusSeconds(1), "time passes", () -> System.nanoTime() - end > 0);
  }
}
