// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import io.acceptq.monitor.statusfile.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Reads what the agent in another process publishes, without that process taking part. */
final class Boards {
  private static final int LONGEST = 16 << 20;
  private static final int TRIES = 50;

  private Boards() {}

  /** How long ago it was written. */
  static long ageSeconds(Path board) throws IOException {
    return Duration.between(Files.getLastModifiedTime(board).toInstant(), Instant.now())
        .toSeconds();
  }

  /**
   * @param board a link in {@code /proc/PID/fd}
   * @throws IOException with one sentence
   */
  static Status read(Path board) throws IOException {
    // The name of a descriptor proves nothing, and opening a pipe would wait for its writer.
    if (!Files.isRegularFile(board)) {
      throw new IOException("no bulletin of acceptq: " + board + " is no file");
    }
    for (int tries = 1; ; tries++) {
      try (InputStream in = Files.newInputStream(board)) {
        return Status.decode(in.readNBytes(LONGEST));
      } catch (IOException e) {
        if (tries == TRIES) {
          throw e;
        }
        // Half overwritten: the writer needs microseconds, unless it lost its processor.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
    }
  }
}
