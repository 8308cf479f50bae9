// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.process;

import io.acceptq.monitor.statusfile.StatusFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The links in {@code /proc/PID/fd} of a process. Reading them costs one system call each. */
public final class DescriptorLinks {
  private DescriptorLinks() {}

  /**
   * Each open descriptor of a process and what it refers to.
   *
   * @param process {@code /proc/PID}
   */
  public static Map<Path, String> of(Path process) throws IOException {
    Map<Path, String> links = new TreeMap<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        try {
          links.put(descriptor, Files.readSymbolicLink(descriptor).toString());
        } catch (NoSuchFileException e) {
          // Closed in the meantime.
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return links;
  }

  /** Whether this is the file in which an acceptq agent publishes its status. */
  public static boolean isStatusFile(String link) {
    return link.equals("/memfd:" + StatusFile.NAME + " (deleted)");
  }

  /** The descriptor of the status file of the acceptq agent in a process, if one runs there. */
  public static Optional<Path> statusFile(Path process) throws IOException {
    return of(process).entrySet().stream()
        .filter(descriptor -> isStatusFile(descriptor.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
