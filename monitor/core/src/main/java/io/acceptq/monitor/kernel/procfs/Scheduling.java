// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What the scheduler gave this process and refused its reading thread: {@code self/stat} ({@code
 * fs/proc/array.c}: do_task_stat) and {@code thread-self/schedstat} ({@code fs/proc/base.c}:
 * proc_pid_schedstat). Used by one thread, the first to read; about 10 µs.
 */
public final class Scheduling implements Closeable {
  /** {@code include/asm-generic/param.h}: USER_HZ, 100 on every architecture that runs Java. */
  private static final double TICK_MILLIS = 10;

  /** {@code utime} and {@code stime}, counted from the state, which follows the name. */
  private static final int UTIME = 11;

  private final ProcFile process;
  private final ProcFile thread;

  /**
   * @param root where {@code proc} is mounted
   */
  public Scheduling(Path root) {
    process = new ProcFile(root.resolve("self/stat"));
    thread = new ProcFile(root.resolve("thread-self/schedstat"));
  }

  /** CPU time of the process; null where it is not to be had. */
  public Double cpuMillis() {
    try {
      process.read();
      String text = process.text(0, process.length());
      // The name may hold blanks and brackets of its own.
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])) * TICK_MILLIS;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /**
   * Time for which the reading thread was runnable and had no CPU; null without CONFIG_SCHED_INFO.
   */
  public Double queuedMillis() {
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
    process.close();
    thread.close();
  }
}
