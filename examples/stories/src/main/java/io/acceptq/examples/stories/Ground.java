// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The machine as a story needs it: settings of the network namespace, and a control group.
 *
 * @param somaxconn 0 for the kernel's own
 * @param cpuPercent quota of one core; 0 for none
 * @param descriptors at most so many; 0 for the usual number
 * @param losesAnswers whether every SYN+ACK is lost, so that no handshake ends
 */
record Ground(int somaxconn, int cpuPercent, int descriptors, boolean losesAnswers) {
  static final Ground PLAIN = new Ground(0, 0, 0, false);

  private static final String LOSE =
      "table inet story { chain lost { type filter hook input priority 0;"
          + " tcp sport "
          + Service.PORT
          + " tcp flags & (syn | ack) == (syn | ack) drop; }; }";

  private static final Path SOMAXCONN = Path.of("/proc/sys/net/core/somaxconn");
  private static final Path VERSION_1 = Path.of("/sys/fs/cgroup/cpu");
  private static final Path VERSION_2 = Path.of("/sys/fs/cgroup");
  private static final int PERIOD_MICROS = 100_000;

  /** Prepares it, and returns what has to stand before the service's command line. */
  List<String> prepare() throws IOException, InterruptedException {
    run("ip", "link", "set", "lo", "up");
    if (losesAnswers) {
      run("nft", LOSE);
    }
    if (somaxconn > 0) {
      Files.writeString(SOMAXCONN, Integer.toString(somaxconn));
    }
    List<String> before = new ArrayList<>();
    if (cpuPercent > 0) {
      before.addAll(List.of("sh", "-c", "echo $$ > \"$0\"/cgroup.procs && exec \"$@\""));
      before.add(group().toString());
    }
    if (descriptors > 0) {
      before.addAll(List.of("prlimit", "--nofile=" + descriptors));
    }
    return before;
  }

  private static void run(String... command) throws IOException, InterruptedException {
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new IOException(
          command[0] + " failed: are you root, in a network namespace of its own?");
    }
  }

  private Path group() throws IOException {
    boolean first = Files.exists(VERSION_1.resolve("cpu.cfs_quota_us"));
    Path group = directory();
    Files.createDirectory(group);
    int quota = PERIOD_MICROS / 100 * cpuPercent;
    Files.writeString(
        group.resolve(first ? "cpu.cfs_quota_us" : "cpu.max"),
        first ? Integer.toString(quota) : quota + " " + PERIOD_MICROS);
    return group;
  }

  private static Path directory() {
    Path root = Files.exists(VERSION_1.resolve("cpu.cfs_quota_us")) ? VERSION_1 : VERSION_2;
    return root.resolve("acceptq-story-" + ProcessHandle.current().pid());
  }

  /** Takes the group away; the service in it has ended. */
  void leave() throws IOException {
    if (cpuPercent > 0) {
      Files.deleteIfExists(directory());
    }
  }
}
