// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.statusfile;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * The file through which the sampler thread shows its status to other processes. It is anonymous
 * memory of this process: whoever may read {@code /proc/PID/fd} finds it by the name {@link #NAME},
 * nothing is left behind, and no disk can delay a write. A write costs one system call.
 */
public final class StatusFile implements Closeable {
  /** A reader finds a link to {@code /memfd:acceptq (deleted)} among the descriptors. */
  public static final String NAME = "acceptq";

  private final RandomAccessFile memory;

  public StatusFile(RandomAccessFile memory) {
    this.memory = memory;
  }

  /** One write, so that a reader rarely sees half of it. */
  public void write(Status status) throws IOException {
    memory.seek(0);
    memory.write(status.encode());
  }

  @Override
  public void close() throws IOException {
    memory.close();
  }
}
