// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.kernel.KernelCapture;
import io.acceptq.monitor.model.kernel.KernelLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SysctlsTest {
  @TempDir Path root;
  private final List<String> errors = new ArrayList<>();

  @Test
  void readsTheLimitsOfCapturedFiles() {
    KernelLimits limits = new Sysctls(KernelCapture.proc(), errors::add).limits();
    assertThat(limits.somaxconn).isEqualTo(4096);
    assertThat(limits.tcpMaxSynBacklog).isEqualTo(2048);
    assertThat(limits.tcpSyncookies).isEqualTo(1);
    assertThat(limits.tcpAbortOnOverflow).isZero();
    assertThat(limits.tcpSynackRetries).isEqualTo(5);
    assertThat(errors).isEmpty();
  }

  @Test
  void aMissingValueIsUnknownAndAMalformedOneIsAnErrorToo() throws IOException {
    Files.createDirectories(root.resolve("sys/net/core"));
    Files.writeString(root.resolve("sys/net/core/somaxconn"), "many\n");
    Sysctls sysctls = new Sysctls(root, errors::add);
    assertThat(sysctls.limits().somaxconn).isNull();
    assertThat(sysctls.limits().tcpSyncookies).isNull();
    assertThat(sysctls.release()).isNull();
    assertThat(errors).hasSize(2).allMatch(error -> error.endsWith("not a number: many"));
  }
}
