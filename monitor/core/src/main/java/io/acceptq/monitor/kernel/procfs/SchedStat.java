// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How long the reading thread had to wait for a CPU: {@code thread-self/schedstat} ({@code
 * fs/proc/base.c}: proc_pid_schedstat). Used by one thread, whose file is opened by the first read;
 * a read costs about 4 µs.
 */
public final class SchedStat implements Closeable {
  private final ProcFile thread;

  /**
   * @param root where {@code proc} is mounted
   */
  public SchedStat(Path root) {
    thread = new ProcFile(root.resolve("thread-self/schedstat"));
  }

  /**
   * Total time for which the reading thread was runnable without a CPU; null if unknown, as on a
   * kernel without CONFIG_SCHED_INFO.
   */
  public Double runQueueMillis() {
    try {
      thread.read();
      int first = thread.fieldEnd(0, thread.length());
      int second = thread.fieldEnd(first + 1, thread.length());
      return Long.parseLong(thread.text(first + 1, second)) / 1e6;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
