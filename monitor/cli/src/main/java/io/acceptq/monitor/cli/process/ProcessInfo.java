// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.process;

import java.util.List;

/** Name, user and arguments of a process; null if they could not be read. */
public record ProcessInfo(int pid, String name, String user, List<String> arguments) {
  /** The name, followed by what it runs if it is {@code java}; a dash if unknown. */
  public String label() {
    if (name == null) {
      return "-";
    }
    String started = name.equals("java") ? JavaCommand.started(arguments) : null;
    return started == null ? name : name + " " + started;
  }
}
