// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.process;

import io.acceptq.monitor.statusfile.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Reads the status that the agent in another process publishes, without involving that process. */
public final class StatusFileReader {
  private static final int MAX_BYTES = 16 << 20;
  private static final int ATTEMPTS = 50;

  private StatusFileReader() {}

  /** Seconds since the status was last written. */
  public static long ageSeconds(Path statusFile) throws IOException {
    return Duration.between(Files.getLastModifiedTime(statusFile).toInstant(), Instant.now())
        .toSeconds();
  }

  /**
   * Tries again for at least 50 ms if the status is incomplete.
   *
   * @param statusFile a link in {@code /proc/PID/fd}
   * @throws IOException with one sentence
   */
  public static Status read(Path statusFile) throws IOException {
    // Any process can give a descriptor this name, and opening a pipe would wait for its writer.
    if (!Files.isRegularFile(statusFile)) {
      throw new IOException(statusFile + " is not a regular file");
    }
    for (int attempt = 1; ; attempt++) {
      try (InputStream in = Files.newInputStream(statusFile)) {
        return Status.decode(in.readNBytes(MAX_BYTES));
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        // Read during a write, which takes microseconds unless the writer is not scheduled.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
    }
  }
}
