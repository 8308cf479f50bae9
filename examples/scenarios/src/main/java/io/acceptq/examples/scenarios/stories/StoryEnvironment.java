// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import io.acceptq.examples.scenarios.harness.ProgramRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a story needs of this network namespace and of the service's process.
 *
 * @param somaxconn the sysctl; 0 for the kernel's default
 * @param cpuPercent quota of one core in a cgroup; 0 for none
 * @param descriptors limit of open file descriptors; 0 for the usual one
 * @param dropsSynAcks whether every SYN+ACK is dropped, so that no handshake completes
 */
record StoryEnvironment(int somaxconn, int cpuPercent, int descriptors, boolean dropsSynAcks) {
  static final StoryEnvironment PLAIN = new StoryEnvironment(0, 0, 0, false);

  private static final String DROP_SYN_ACKS =
      "table inet story { chain drop_syn_acks { type filter hook input priority 0;"
          + (" tcp sport " + StoryService.PORT)
          + " tcp flags & (syn | ack) == (syn | ack) drop; }; }";

  private static final Path SOMAXCONN = Path.of("/proc/sys/net/core/somaxconn");
  private static final Path CGROUP_1 = Path.of("/sys/fs/cgroup/cpu");
  private static final Path CGROUP_2 = Path.of("/sys/fs/cgroup");
  private static final int PERIOD_MICROS = 100_000;

  static StoryEnvironment somaxconn(int value) {
    return new StoryEnvironment(value, 0, 0, false);
  }

  static StoryEnvironment cpuQuota(int percent) {
    return new StoryEnvironment(0, percent, 0, false);
  }

  static StoryEnvironment descriptorLimit(int descriptors) {
    return new StoryEnvironment(0, 0, descriptors, false);
  }

  static StoryEnvironment droppedSynAcks() {
    return new StoryEnvironment(0, 0, 0, true);
  }

  /** Prepares everything and returns the prefix of the service's command. */
  List<String> prepare() throws IOException, InterruptedException {
    configure("ip", "link", "set", "lo", "up");
    if (dropsSynAcks) {
      configure("nft", DROP_SYN_ACKS);
    }
    if (somaxconn > 0) {
      Files.writeString(SOMAXCONN, Integer.toString(somaxconn));
    }
    List<String> prefix = new ArrayList<>();
    if (cpuPercent > 0) {
      prefix.addAll(List.of("sh", "-c", "echo $$ > \"$0\"/cgroup.procs && exec \"$@\""));
      prefix.add(createCgroup().toString());
    }
    if (descriptors > 0) {
      prefix.add("prlimit");
      prefix.add("--nofile=" + descriptors);
    }
    return prefix;
  }

  private static void configure(String... command) throws IOException, InterruptedException {
    try {
      ProgramRunner.run(List.of(command));
    } catch (IOException e) {
      throw new IOException(
          "a story needs root and a network namespace of its own: " + e.getMessage(), e);
    }
  }

  private Path createCgroup() throws IOException {
    Path cgroup = cgroup();
    Files.createDirectory(cgroup);
    int quota = PERIOD_MICROS / 100 * cpuPercent;
    if (isCgroup1()) {
      Files.writeString(cgroup.resolve("cpu.cfs_quota_us"), Integer.toString(quota));
    } else {
      Files.writeString(cgroup.resolve("cpu.max"), quota + " " + PERIOD_MICROS);
    }
    return cgroup;
  }

  private static boolean isCgroup1() {
    return Files.exists(CGROUP_1.resolve("cpu.cfs_quota_us"));
  }

  private static Path cgroup() {
    String name = "acceptq-story-" + ProcessHandle.current().pid();
    return (isCgroup1() ? CGROUP_1 : CGROUP_2).resolve(name);
  }

  /** Deletes the cgroup, after the service in it has ended. */
  void cleanUp() throws IOException {
    if (cpuPercent > 0) {
      Files.deleteIfExists(cgroup());
    }
  }
}
