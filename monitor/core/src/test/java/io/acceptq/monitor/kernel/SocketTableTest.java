// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.net.TcpSocket;
import io.acceptq.monitor.net.TcpState;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Live sockets, with {@code ss} as the judge. */
class SocketTableTest {
  private final List<String> errors = new ArrayList<>();

  @Test
  void everySocketOfAPortIsThereAsSsShowsIt() throws Exception {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (SocketTable table = SocketTable.open(errors::add);
        ServerSocket server = new ServerSocket(0, 3, loopback);
        Socket first = new Socket(loopback, server.getLocalPort());
        Socket second = new Socket(loopback, server.getLocalPort());
        Socket accepted = server.accept()) {
      first.getOutputStream().write(new byte[5]);
      String port = ":" + server.getLocalPort();
      List<TcpSocket> rows =
          table.read().stream()
              .filter(row -> (row.local + " " + row.foreign + " ").contains(port + " "))
              .toList();
      assertThat(second.isConnected()).isTrue();
      assertThat(rows).hasSize(5);
      assertThat(rows.stream().map(SocketTableTest::asSs).toList())
          .containsExactlyInAnyOrderElementsOf(ss("sport = " + port + " or dport = " + port));
      TcpSocket listener = only(rows, TcpState.LISTEN, "127.0.0.1" + port, "[::]:0");
      assertThat(listener.receiveQueue).isEqualTo(1);
      assertThat(listener.sendQueue).isEqualTo(3);
      TcpSocket taken = only(rows, TcpState.ESTABLISHED, "127.0.0.1" + port, end(first));
      assertThat(taken.receiveQueue).isEqualTo(5);
      assertThat(taken.inode).isPositive();
      assertThat(accepted.getPort()).isEqualTo(first.getLocalPort());
      TcpSocket waiting = only(rows, TcpState.ESTABLISHED, "127.0.0.1" + port, end(second));
      assertThat(waiting.inode).as("nobody has accepted it").isZero();
    }
    assertThat(errors).isEmpty();
  }

  private static String end(Socket client) {
    return "127.0.0.1:" + client.getLocalPort();
  }

  private static TcpSocket only(List<TcpSocket> rows, TcpState state, String local, String far) {
    List<TcpSocket> found =
        rows.stream()
            .filter(row -> row.state == state)
            .filter(row -> row.local.toString().equals(local))
            .filter(row -> row.foreign.toString().equals(far))
            .toList();
    assertThat(found).as(state + " " + local + " " + far + " in " + rows).hasSize(1);
    return found.get(0);
  }

  private static String asSs(TcpSocket row) {
    String state = row.state == TcpState.ESTABLISHED ? "ESTAB" : row.state.name();
    // A socket of both families, as the JDK opens, is an IPv6 one to ss.
    return String.join(
            " ",
            state,
            Long.toString(row.receiveQueue),
            Long.toString(row.sendQueue),
            row.local.toString(),
            row.foreign.toString().replace("[::]:0", "*:*"))
        .replace("127.0.0.1", "[::ffff:127.0.0.1]");
  }

  private static List<String> ss(String filter) throws Exception {
    Process ss = new ProcessBuilder("ss", "-Htan", filter).start();
    String output = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(ss.waitFor()).isZero();
    return output.lines().map(line -> line.strip().replaceAll("\\s+", " ")).toList();
  }
}
