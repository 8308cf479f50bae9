// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab.host;

import io.acceptq.examples.scenarios.harness.CommandLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Commands for the sysctls and counters of this network namespace. */
final class KernelSettings {
  /** Lines in pairs: {@code TcpExt:} and names, {@code TcpExt:} and values. */
  private static final Path COUNTERS = Path.of("/proc/self/net/netstat");

  private KernelSettings() {}

  static void addTo(CommandLoop commands) {
    commands.add("get", KernelSettings::get);
    commands.add("set", KernelSettings::set);
    commands.add("counter", arguments -> counter(arguments.get(0)));
  }

  /**
   * {@code get SYSCTL}: its value, in one read, because the kernel ends such a file after the
   * first.
   */
  private static List<String> get(List<String> arguments) throws IOException {
    return Files.readAllLines(file(arguments));
  }

  /** {@code set SYSCTL VALUE}. */
  private static List<String> set(List<String> arguments) throws IOException {
    Files.writeString(file(arguments), arguments.get(1));
    return List.of();
  }

  private static Path file(List<String> arguments) {
    return Path.of("/proc/sys", arguments.get(0).replace('.', '/'));
  }

  /** {@code counter NAME}: the value of a counter, for example ListenOverflows. */
  private static List<String> counter(String name) throws IOException {
    List<String> lines = Files.readAllLines(COUNTERS);
    for (int i = 0; i + 1 < lines.size(); i += 2) {
      int column = Arrays.asList(lines.get(i).split(" ", -1)).indexOf(name);
      if (column >= 0) {
        return List.of(lines.get(i + 1).split(" ", -1)[column]);
      }
    }
    throw new IOException(COUNTERS + " has no " + name);
  }
}
