// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.kernel.Captured;
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
  private final List<String> faults = new ArrayList<>();

  @Test
  void theLimitsOfARealKernel() {
    KernelLimits limits = new Sysctls(Captured.proc(), faults::add).limits();
    assertThat(limits.somaxconn).isEqualTo(4096);
    assertThat(limits.tcpMaxSynBacklog).isEqualTo(2048);
    assertThat(limits.tcpSyncookies).isEqualTo(1);
    assertThat(limits.tcpAbortOnOverflow).isZero();
    assertThat(limits.tcpSynackRetries).isEqualTo(5);
    assertThat(faults).isEmpty();
  }

  @Test
  void whatIsNotThereIsUnknownAndWhatIsNoNumberIsAFaultToo() throws IOException {
    Files.createDirectories(root.resolve("sys/net/core"));
    Files.writeString(root.resolve("sys/net/core/somaxconn"), "many\n");
    Sysctls sysctls = new Sysctls(root, faults::add);
    assertThat(sysctls.limits().somaxconn).isNull();
    assertThat(sysctls.limits().tcpSyncookies).isNull();
    assertThat(sysctls.release()).isNull();
    assertThat(faults).hasSize(2).allMatch(fault -> fault.endsWith("not a number: many"));
  }
}
