// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import java.util.List;

/** A process that holds a listening socket; null is what could not be read. */
record Owner(int pid, String name, String user, List<String> arguments) {
  /** The name, and of a Java process what it runs. */
  String label() {
    if (name == null) {
      return "-";
    }
    String started = name.equals("java") ? JavaCommand.started(arguments) : null;
    return started == null ? name : name + " " + started;
  }

  String command() {
    return arguments.isEmpty() ? null : String.join(" ", arguments);
  }
}
