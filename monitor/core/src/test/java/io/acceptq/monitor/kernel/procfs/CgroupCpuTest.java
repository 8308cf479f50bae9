// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With lines of Linux 6.18.44, which had version 1 controllers and an empty version 2 tree. */
class CgroupCpuTest {
  private static final String MOUNTS_1 =
      """
      31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
      32 31 0:29 %s /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu
      33 31 0:30 / /sys/fs/cgroup/cpuacct rw,relatime - cgroup cgroup rw,cpuacct
      41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
      """;
  private static final String MOUNTS_2 =
      "30 23 0:26 / /sys/fs/cgroup rw,nosuid,nodev,noexec,relatime shared:4 - cgroup2 cgroup2 rw\n";
  private static final String STAT_1 =
      "nr_periods 12\nnr_throttled 3\nthrottled_time 1234500000\nnr_bursts 0\nburst_time 0\n";
  private static final String STAT_2 =
      """
      usage_usec 15611085153
      user_usec 13395326368
      system_usec 2215758785
      nr_periods 9
      nr_throttled 2
      throttled_usec 71500
      """;

  @TempDir Path root;

  private Double read(String groups, String mounts, String stat, String content)
      throws IOException {
    Path self = Files.createDirectories(root.resolve("proc/self"));
    Files.writeString(self.resolve("cgroup"), groups);
    Files.writeString(self.resolve("mountinfo"), mounts);
    Path file = root.resolve(stat);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    try (CgroupCpu cgroup = new CgroupCpu(self, root)) {
      return cgroup.throttledMillis();
    }
  }

  @Test
  void version1CountsNanoseconds() throws IOException {
    assertThat(
            read(
                "2:cpuacct:/\n1:cpu:/shop/web\n0::/\n",
                MOUNTS_1.formatted("/"),
                "sys/fs/cgroup/cpu/shop/web/cpu.stat",
                STAT_1))
        .isEqualTo(1234.5);
  }

  @Test
  void theGroupOfAContainerMayBeTheRootOfItsMount() throws IOException {
    assertThat(
            read(
                "1:cpu:/docker/4f2a\n",
                MOUNTS_1.formatted("/docker/4f2a"),
                "sys/fs/cgroup/cpu/cpu.stat",
                STAT_1))
        .isEqualTo(1234.5);
  }

  @Test
  void version2CountsMicroseconds() throws IOException {
    assertThat(
            read(
                "0::/system.slice/shop.service\n",
                MOUNTS_2,
                "sys/fs/cgroup/system.slice/shop.service/cpu.stat",
                STAT_2))
        .isEqualTo(71.5);
  }

  @Test
  void theRootGroupOfVersion2HasNoQuota() throws IOException {
    assertThat(read("0::/\n", MOUNTS_2, "sys/fs/cgroup/cpu.stat", "usage_usec 156\n")).isNull();
  }

  @Test
  void malformedOrMissingFilesAreUnknown() throws IOException {
    assertThat(read("nonsense\n", MOUNTS_2, "sys/fs/cgroup/cpu.stat", STAT_2)).isNull();
    assertThat(read("0::/\n", "nonsense\n", "sys/fs/cgroup/cpu.stat", STAT_2)).isNull();
    assertThat(read("0::/\n", MOUNTS_2, "sys/fs/cgroup/cpu.stat", "throttled_usec x\n")).isNull();
    try (CgroupCpu hidden = new CgroupCpu(root.resolve("none"), root)) {
      assertThat(hidden.throttledMillis()).isNull();
    }
  }
}
