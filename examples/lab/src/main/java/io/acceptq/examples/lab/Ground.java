// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where experiments take place: in two network namespaces joined by a cable, as root or inside a
 * user namespace, or, where the machine allows neither, on its loopback.
 */
enum Ground {
  ROOT("unshare --net"),
  USER("unshare --map-root-user --net"),
  LOOPBACK("");

  private final String prefix;

  Ground(String prefix) {
    this.prefix = prefix;
  }

  /** The best that this machine allows: tried, not guessed. */
  static Ground find() throws IOException, InterruptedException {
    for (Ground ground : List.of(ROOT, USER)) {
      if (works(ground.first(), "true") && works(List.of(), "ip", "-Version")) {
        return ground;
      }
    }
    return LOOPBACK;
  }

  boolean hasNamespaces() {
    return this != LOOPBACK;
  }

  /** What moves the server's machine into a namespace. */
  List<String> first() {
    return prefix.isEmpty() ? List.of() : List.of(prefix.split(" ", -1));
  }

  /** What moves the client's machine into another one, of the same user namespace. */
  List<String> second(Host first) {
    return this == USER
        ? List.of(
            "nsenter",
            "--user",
            "--preserve-credentials",
            "--target",
            Long.toString(first.pid()),
            "unshare",
            "--net")
        : first();
  }

  /** True if the program is installed and, run under {@code prefix}, ends well. */
  static boolean works(List<String> prefix, String... program)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(program));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // not installed
    }
  }
}
