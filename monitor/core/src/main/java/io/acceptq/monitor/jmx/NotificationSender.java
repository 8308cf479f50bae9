// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.spi.ErrorReporter;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs notification listeners, which are the service's code and may be slow, on one thread that
 * exists only while there is something to send. A notification beyond a thousand unsent ones is
 * lost and counted. One for all beans, so that their order is kept. Any thread.
 */
final class NotificationSender implements Executor {
  private static final int CAPACITY = 1_000;

  private final ThreadPoolExecutor executor;

  NotificationSender(ErrorReporter errors) {
    executor =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(CAPACITY),
            NotificationSender::thread,
            (task, full) ->
                errors.report(
                    "a JMX notification was lost: "
                        + CAPACITY
                        + " are unsent, because a notification listener is slow"));
    executor.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "acceptq notifications");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }

  @Override
  public void execute(Runnable task) {
    executor.execute(task);
  }
}
