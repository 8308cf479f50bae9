// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import io.acceptq.monitor.statusfile.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What agents publish: each read once, and believed only about sockets that its process holds. */
final class Agents {
  /** An agent publishes every second: it was stopped, or had no processor to run on. */
  private static final long LONG = 5;

  private final Map<Integer, Status> bulletins = new HashMap<>();
  private final Descriptors descriptors;
  private final List<String> notes;

  Agents(Descriptors descriptors, List<String> notes) {
    this.descriptors = descriptors;
    this.notes = notes;
  }

  /** The attributes of the listener; empty where no holder runs an agent that knows it. */
  Map<String, String> listener(List<Integer> holders, long inode) {
    String wanted = Long.toString(inode);
    for (int pid : holders) {
      for (Map<String, String> listener : bulletin(pid).listeners) {
        if (wanted.equals(listener.get("Inode"))) {
          return listener;
        }
      }
    }
    return Map.of();
  }

  private Status bulletin(int pid) {
    return bulletins.computeIfAbsent(pid, this::read);
  }

  private Status read(int pid) {
    Path board = descriptors.board(pid);
    if (board != null) {
      try {
        Status bulletin = Boards.read(board);
        long silent = Boards.ageSeconds(board);
        if (silent >= LONG) {
          notes.add(
              "Process "
                  + pid
                  + " has told nothing for "
                  + silent
                  + " s: its REQUESTED and OVERFLOWS are that old.");
        }
        return bulletin;
      } catch (IOException e) {
        notes.add("Process " + pid + " runs acceptq, but shows " + e.getMessage() + ".");
      }
    }
    return new Status(Map.of(), List.of());
  }
}
