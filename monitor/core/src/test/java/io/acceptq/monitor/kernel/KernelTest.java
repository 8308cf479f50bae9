// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.sample.KernelSource;
import io.acceptq.monitor.sample.ListenSocket;
import io.acceptq.monitor.sample.SourceKind;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelTest {
  private final List<String> faults = new ArrayList<>();

  @Test
  void netlinkSeesAConnectionThatNobodyAccepted() throws Exception {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (KernelSource source = Kernel.open(true, faults::add);
        ServerSocket server = new ServerSocket(0, 7, loopback);
        Socket client = new Socket(loopback, server.getLocalPort())) {
      assertThat(source.kind()).as(source.note()).isEqualTo(SourceKind.NETLINK);
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
    assertThat(faults).isEmpty();
  }
}
