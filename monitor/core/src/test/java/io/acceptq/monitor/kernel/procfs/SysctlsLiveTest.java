// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.LiveTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of this machine, compared with {@code cat}. */
@LiveTest
class SysctlsLiveTest {
  private final List<String> errors = new ArrayList<>();

  @Test
  void aValueOfSeveralDigitsIsReadWhole() throws Exception {
    Process cat = new ProcessBuilder("cat", "/proc/sys/net/core/somaxconn").start();
    String expected = new String(cat.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(expected.strip()).as("digits").hasSizeGreaterThan(1);
    assertThat(new Sysctls(Path.of("/proc"), errors::add).limits().somaxconn)
        .isEqualTo(Integer.valueOf(expected.strip()));
    assertThat(errors).isEmpty();
  }
}
