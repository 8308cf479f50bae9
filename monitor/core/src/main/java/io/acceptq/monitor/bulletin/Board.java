// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.bulletin;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;

/**
 * Where the sampler thread hangs its bulletin for other processes to read, at most once a second
 * and at once when listeners came or went. The file is anonymous memory of this process: whoever
 * may read {@code /proc/PID/fd} finds it by the name {@link #NAME}, nothing is left behind, and no
 * disk can make the write wait. Costs one system call a second.
 */
public final class Board implements Closeable {
  /** The link that a reader finds among the descriptors says {@code /memfd:acceptq (deleted)}. */
  public static final String NAME = "acceptq";

  private final RandomAccessFile memory;

  public Board(RandomAccessFile memory) {
    this.memory = memory;
  }

  /** One write, so that a reader sees a half of it as rarely as can be. */
  public void hang(Bulletin bulletin) throws IOException {
    memory.seek(0);
    memory.write(bulletin.encode());
  }

  @Override
  public void close() throws IOException {
    memory.close();
  }
}
