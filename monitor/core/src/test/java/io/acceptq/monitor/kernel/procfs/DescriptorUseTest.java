// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.acceptq.testing.LiveTest;
import java.io.FileInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compared with the management bean of the JVM. */
@LiveTest
class DescriptorUseTest {
  private static final Path SELF = Path.of("/proc/self");

  private final UnixOperatingSystemMXBean jvm =
      (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @Test
  void theLimitIsTheOneTheJvmReports() {
    try (DescriptorUse use = new DescriptorUse(SELF)) {
      assertThat(use.limit()).isEqualTo(jvm.getMaxFileDescriptorCount());
    }
  }

  @Test
  void openDescriptorsAreCounted() throws Exception {
    List<FileInputStream> files = new ArrayList<>();
    try (DescriptorUse use = new DescriptorUse(SELF)) {
      long before = use.open();
      for (int i = 0; i < 100; i++) {
        files.add(new FileInputStream("/dev/null"));
      }
      assertThat(use.open() - before).isBetween(90L, 110L);
    } finally {
      for (FileInputStream file : files) {
        file.close();
      }
    }
  }

  @Test
  void missingFilesAndNoLimitAreUnknown(@TempDir Path directory) throws Exception {
    try (DescriptorUse use = new DescriptorUse(directory)) {
      assertThat(use.open()).isNull();
      assertThat(use.limit()).isNull();
    }
    Files.writeString(
        directory.resolve("limits"), "Max open files   unlimited   unlimited  files\n");
    try (DescriptorUse use = new DescriptorUse(directory)) {
      assertThat(use.limit()).isNull();
    }
  }
}
