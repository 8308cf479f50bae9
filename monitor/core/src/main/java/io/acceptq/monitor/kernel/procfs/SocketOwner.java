// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the process that has a socket open, by the descriptors of every process that this user can
 * inspect. Gives up after 20 ms. Any thread.
 */
public final class SocketOwner {
  /** The sampler thread is blocked for this long. */
  private static final long MAX_NANOS = 20_000_000;

  private final Path root;

  /**
   * @param root where {@code proc} is mounted
   */
  public SocketOwner(Path root) {
    this.root = root;
  }

  /** {@code process 1234 (nginx)}; null if none was found in time. */
  public String of(long inode) {
    long deadline = System.nanoTime() + MAX_NANOS;
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(root, "[1-9]*")) {
      for (Path process : processes) {
        if (holds(process, inode)) {
          return "process " + process.getFileName() + name(process);
        }
        if (System.nanoTime() - deadline > 0) {
          return null;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // This user cannot list the processes.
    }
    return null;
  }

  private static boolean holds(Path process, long inode) {
    try {
      return new FdDirectory(process).inodes().contains(inode);
    } catch (IOException e) {
      return false; // it belongs to another user, or has ended
    }
  }

  private static String name(Path process) {
    try {
      byte[] name = new byte[64];
      int length;
      try (InputStream in = Files.newInputStream(process.resolve("comm"))) {
        length = in.read(name);
      }
      return length <= 1
          ? ""
          : " (" + new String(name, 0, length, StandardCharsets.UTF_8).trim() + ')';
    } catch (IOException e) {
      return "";
    }
  }
}
