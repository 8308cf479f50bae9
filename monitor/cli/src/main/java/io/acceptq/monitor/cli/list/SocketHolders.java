// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.list;

import io.acceptq.monitor.cli.process.DescriptorLinks;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which processes hold which sockets, from the links in {@code /proc/PID/fd} of all processes.
 * Costs one system call for each descriptor of the host.
 */
final class SocketHolders {
  private static final String SOCKET = "socket:[";

  private final Map<Long, Set<Integer>> holders = new HashMap<>();
  private final Map<Integer, Path> statusFiles = new HashMap<>();
  private boolean complete;

  private SocketHolders() {}

  /** Finds the holders of these inodes only. */
  static SocketHolders of(Path proc, Set<Long> inodes) throws IOException {
    SocketHolders found = new SocketHolders();
    // If the mount option hidepid hides processes of other users, it hides process 1 too.
    found.complete = Files.exists(proc.resolve("1"));
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        found.add(Integer.parseInt(process.getFileName().toString()), process, inodes);
      }
    }
    return found;
  }

  private void add(int pid, Path process, Set<Long> inodes) {
    Map<Path, String> links;
    try {
      links = DescriptorLinks.of(process);
    } catch (AccessDeniedException e) {
      complete = false;
      return;
    } catch (IOException e) {
      return; // the process has ended
    }
    for (Map.Entry<Path, String> descriptor : links.entrySet()) {
      String link = descriptor.getValue();
      if (DescriptorLinks.isStatusFile(link)) {
        statusFiles.put(pid, descriptor.getKey());
      }
      if (link.startsWith(SOCKET)) {
        Long inode = Long.valueOf(link.substring(SOCKET.length(), link.length() - 1));
        if (inodes.contains(inode)) {
          holders.computeIfAbsent(inode, absent -> new TreeSet<>()).add(pid);
        }
      }
    }
  }

  /** In ascending order: if a server passes its socket to child processes, the parent is first. */
  List<Integer> of(long inode) {
    return List.copyOf(holders.getOrDefault(inode, Set.of()));
  }

  /** The status file of the acceptq agent in that process; null if no agent runs there. */
  Path statusFile(int pid) {
    return statusFiles.get(pid);
  }

  /** False if some process cannot be inspected by this user. */
  boolean complete() {
    return complete;
  }
}
