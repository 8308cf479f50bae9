// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.list;

import io.acceptq.monitor.cli.process.StatusFileReader;
import io.acceptq.monitor.statusfile.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the agents of all processes publish. Each status is read once, and used only for sockets
 * that its process holds.
 */
final class PublishedStatus {
  /** An agent publishes once a second; an older status means that its process does not run. */
  private static final long STALE_SECONDS = 5;

  private final Map<Integer, Status> statuses = new HashMap<>();
  private final SocketHolders holders;
  private final List<String> notes;

  PublishedStatus(SocketHolders holders, List<String> notes) {
    this.holders = holders;
    this.notes = notes;
  }

  /** The attributes of a listener; empty if no process that holds it runs an agent. */
  Map<String, String> listener(long inode) {
    String wanted = Long.toString(inode);
    for (int pid : holders.of(inode)) {
      for (Map<String, String> listener : status(pid).listeners) {
        if (wanted.equals(listener.get("Inode"))) {
          return listener;
        }
      }
    }
    return Map.of();
  }

  private Status status(int pid) {
    return statuses.computeIfAbsent(pid, this::read);
  }

  private Status read(int pid) {
    Path file = holders.statusFile(pid);
    if (file != null) {
      try {
        Status status = StatusFileReader.read(file);
        long age = StatusFileReader.ageSeconds(file);
        if (age >= STALE_SECONDS) {
          notes.add(
              "Process %d has not published for %d s; REQUESTED and OVERFLOWS may be stale."
                  .formatted(pid, age));
        }
        return status;
      } catch (IOException e) {
        notes.add("The status of process %d cannot be read: %s.".formatted(pid, e.getMessage()));
      }
    }
    return new Status(Map.of(), List.of());
  }
}
