// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.LiveTest;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

@LiveTest
class ReadinessTest {
  private static final long AT_ONCE = 0;

  @Test
  void theServiceDecidesWhenSamplingBegins() {
    assertThat(new Readiness(() -> true).getAsBoolean()).isTrue();
    assertThat(new Readiness(() -> false).getAsBoolean()).isFalse();
  }

  @Test
  void nativeCodeThatListensIsFoundLater() throws Exception {
    assertThat(new Readiness(() -> false, AT_ONCE).getAsBoolean()).isFalse();
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Readiness late = new Readiness(() -> false, 3_600_000_000_000L);
      assertThat(late.getAsBoolean()).as("not yet").isFalse();
      Readiness readiness = new Readiness(() -> false, AT_ONCE);
      assertThat(readiness.getAsBoolean()).as("port " + socket.getLocalPort()).isTrue();
      assertThat(readiness.getAsBoolean()).as("not looked again so soon").isFalse();
    }
  }
}
