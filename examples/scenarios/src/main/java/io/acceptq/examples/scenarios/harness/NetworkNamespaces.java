// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.harness;

import java.util.List;

/**
 * How processes get network namespaces of their own: as root, as root of a user namespace, or,
 * where the host allows neither, not at all. A namespace is deleted when its last process ends.
 */
public enum NetworkNamespaces {
  ROOT("unshare --net"),
  USER("unshare --map-root-user --net"),
  NONE("");

  private final String prefix;

  NetworkNamespaces(String prefix) {
    this.prefix = prefix;
  }

  /** The best that this host allows; each is tried. */
  public static NetworkNamespaces find() throws InterruptedException {
    for (NetworkNamespaces namespaces : List.of(ROOT, USER)) {
      if (ProgramRunner.works(namespaces.first(), "true")
          && ProgramRunner.works(List.of(), "ip", "-Version")) {
        return namespaces;
      }
    }
    return NONE;
  }

  public boolean exist() {
    return this != NONE;
  }

  /** Prefix of a command that runs in a new namespace. */
  public List<String> first() {
    return prefix.isEmpty() ? List.of() : List.of(prefix.split(" ", -1));
  }

  /**
   * Prefix of a command that runs in another new namespace, with the same owner, so that both can
   * be connected.
   *
   * @param first a process in the first namespace
   */
  public List<String> second(RemoteJvm first) {
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
}
