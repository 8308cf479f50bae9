// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A network namespace of the test's own, with a loopback device. Needs root. */
final class Namespace implements AutoCloseable {
  private final String name;

  Namespace() throws IOException {
    name = "acceptq-cli-" + ProcessHandle.current().pid();
    ip("netns", "add", name);
    ip("-n", name, "link", "set", "lo", "up");
  }

  /** The command, as it has to be called to run in here. */
  List<String> in(List<String> command) {
    List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", name));
    whole.addAll(command);
    return whole;
  }

  Command run(String... command) throws IOException {
    return Command.run(in(List.of(command)));
  }

  private static void ip(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments));
    Command done = Command.run(command);
    if (done.status() != 0) {
      throw new IOException(command + ": " + done.err());
    }
  }

  @Override
  public void close() throws IOException {
    ip("netns", "delete", name);
  }
}
