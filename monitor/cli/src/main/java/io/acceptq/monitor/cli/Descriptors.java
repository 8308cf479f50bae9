// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import io.acceptq.monitor.statusfile.StatusFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who holds which socket, from the links in {@code /proc/PID/fd} of all processes. Costs a system
 * call a descriptor. A process that ends meanwhile holds nothing any more.
 */
final class Descriptors {
  private static final String SOCKET = "socket:[";

  private final Map<Long, Set<Integer>> holders = new HashMap<>();
  private final Map<Integer, Path> boards = new HashMap<>();
  private boolean complete;

  private Descriptors() {}

  /** Looks for these inodes only. */
  static Descriptors of(Path proc, Set<Long> inodes) throws IOException {
    Descriptors descriptors = new Descriptors();
    // Where hidepid hides the processes of others, it hides the first one too.
    descriptors.complete = Files.exists(proc.resolve("1"));
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        descriptors.add(Integer.parseInt(process.getFileName().toString()), process, inodes);
      }
    }
    return descriptors;
  }

  private void add(int pid, Path process, Set<Long> inodes) {
    Map<Path, String> links;
    try {
      links = links(process);
    } catch (AccessDeniedException e) {
      complete = false;
      return;
    } catch (IOException e) {
      return; // it has ended
    }
    for (Map.Entry<Path, String> descriptor : links.entrySet()) {
      String link = descriptor.getValue();
      if (isBoard(link)) {
        boards.put(pid, descriptor.getKey());
      }
      if (link.startsWith(SOCKET)) {
        Long inode = Long.valueOf(link.substring(SOCKET.length(), link.length() - 1));
        if (inodes.contains(inode)) {
          holders.computeIfAbsent(inode, absent -> new TreeSet<>()).add(pid);
        }
      }
    }
  }

  static boolean isBoard(String link) {
    return link.equals("/memfd:" + StatusFile.NAME + " (deleted)");
  }

  /** Where the acceptq agent of a process publishes, if one does. */
  static Optional<Path> board(Path process) throws IOException {
    return links(process).entrySet().stream()
        .filter(descriptor -> isBoard(descriptor.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Each descriptor of a process and what it stands for, by number. */
  static Map<Path, String> links(Path process) throws IOException {
    Map<Path, String> links = new TreeMap<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        try {
          links.put(descriptor, Files.readSymbolicLink(descriptor).toString());
        } catch (NoSuchFileException e) {
          // Closed meanwhile: it holds nothing any more.
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return links;
  }

  /** By number: the first is the parent where a server hands its socket to children. */
  List<Integer> holders(long inode) {
    return List.copyOf(holders.getOrDefault(inode, Set.of()));
  }

  /** Where the acceptq agent of that process publishes; null if none runs there. */
  Path board(int pid) {
    return boards.get(pid);
  }

  /** False where some process may not be looked into. */
  boolean complete() {
    return complete;
  }
}
