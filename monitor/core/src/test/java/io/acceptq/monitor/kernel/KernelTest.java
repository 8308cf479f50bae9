// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.model.kernel.KernelSample;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.spi.KernelSource;
import io.acceptq.testing.LiveTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LiveTest
class KernelTest {
  private final List<String> errors = new ArrayList<>();

  @AfterEach
  void noErrorWasReported() {
    assertThat(errors).isEmpty();
  }

  @Test
  void netlinkShowsAConnectionThatIsNotAccepted() throws Exception {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (KernelSource source = Kernel.open(true, errors::add);
        ServerSocket server = new ServerSocket(0, 7, loopback);
        Socket client = new Socket(loopback, server.getLocalPort())) {
      assertThat(source.status().kind).as(source.status().reason).isEqualTo(SourceKind.NETLINK);
      assertThat(client.isConnected()).isTrue();
      ListenSocket row =
          source.read(false).sockets.stream()
              .filter(s -> s.address.toString().equals("127.0.0.1:" + server.getLocalPort()))
              .findFirst()
              .orElseThrow();
      assertThat(row.queueLength).isEqualTo(1);
      assertThat(row.limit).isEqualTo(7);
      assertThat(row.socketDrops).isZero();
      assertThat(source.ownInodes()).contains(row.inode);
    }
  }

  @Test
  void everyDescriptorIsClosed() throws IOException {
    Kernel.open(true, errors::add).close();
    long before = descriptors();
    for (int i = 0; i < 10; i++) {
      for (boolean nativeAllowed : new boolean[] {true, false}) {
        try (KernelSource source = Kernel.open(nativeAllowed, errors::add)) {
          source.read(true);
        }
      }
    }
    assertThat(descriptors()).isEqualTo(before);
  }

  private static long descriptors() throws IOException {
    try (var links = Files.list(Path.of("/proc/self/fd"))) {
      return links.count();
    }
  }

  @Test
  void withoutProcTheSourceIsNoneWithAReason(@TempDir Path root) throws IOException {
    try (KernelSource source = Kernel.open(root, true, errors::add)) {
      assertThat(source.status().reason).isEqualTo("no %s/self/net/tcp on Linux", root);
      assertKnowsNothing(source);
    }
  }

  @Test
  void theZerosOfGVisorAreNotUsed(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("self/net"));
    Files.copy(KernelCapture.proc().resolve("self/net/tcp"), root.resolve("self/net/tcp"));
    Files.createFile(root.resolve("sentry-meminfo"));
    try (KernelSource source = Kernel.open(root, true, errors::add)) {
      assertThat(source.status().reason).isEqualTo("gVisor does not report accept queues");
      assertKnowsNothing(source);
    }
  }

  private static void assertKnowsNothing(KernelSource source) throws IOException {
    assertThat(source.status().kind).isEqualTo(SourceKind.NONE);
    KernelSample sample = source.read(true);
    assertThat(sample.sockets).isEmpty();
    assertThat(sample.counters).isSameAs(KernelCounters.UNKNOWN);
    assertThat(source.limits()).isSameAs(KernelLimits.UNKNOWN);
    assertThat(source.halfOpen()).isNull();
    assertThat(source.ownInodes()).isEmpty();
    assertThat(source.inodeOf(0)).isNull();
    assertThat(source.release()).isNull();
    assertThat(source.networkNamespace()).isNull();
  }
}
