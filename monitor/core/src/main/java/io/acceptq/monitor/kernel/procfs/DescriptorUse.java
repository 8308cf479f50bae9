// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many descriptors this process has open and how many it may: neither takes a descriptor, so
 * that both are known when there is none left. Used by one thread; 2 µs and 10.
 */
public final class DescriptorUse implements Closeable {
  /** {@code fs/proc/base.c}: lnames, the row of RLIMIT_NOFILE. */
  private static final String ROW = "Max open files";

  private final Path directory;
  private final ProcFile limits;

  public DescriptorUse(Path self) {
    directory = self.resolve("fd");
    limits = new ProcFile(self.resolve("limits"));
  }

  /** The size of {@code self/fd} ({@code fs/proc/fd.c}), since Linux 6.2; null before. */
  public Long open() {
    try {
      long size = Files.size(directory);
      return size > 0 ? (Long) size : null;
    } catch (IOException | SecurityException e) {
      return null;
    }
  }

  /** The soft limit, which is the one that counts; null if there is none. */
  public Long limit() {
    try {
      limits.read();
      String text = limits.text(0, limits.length());
      String row = text.substring(text.indexOf(ROW) + ROW.length()).trim();
      return Long.valueOf(row.substring(0, row.indexOf(' ')));
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  @Override
  public void close() {
    limits.close();
  }
}
