// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.net.TcpSocket;
import io.acceptq.monitor.net.TcpState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dump of a namespace whose one listener, backlog 1, has two in its queue and one half open. */
class TcpSocketsTest {
  /** Sequence number of the captured request. */
  private static final int SEQUENCE = 7;

  /** Offset of the first row, the listener's. */
  private static final int ROW = NlMsgHdr.SIZE;

  private final List<String> errors = new ArrayList<>();

  @Test
  void everyStateHasItsRow() throws IOException {
    List<TcpSocket> sockets = read(captured());
    assertThat(sockets)
        .extracting(TcpSocket::toString)
        .containsExactly(
            "10.7.0.1:8080 0.0.0.0:0 LISTEN 2 1",
            "10.7.0.1:8080 10.7.0.2:42071 ESTABLISHED 0 0",
            "10.7.0.1:8080 10.7.0.2:35905 ESTABLISHED 0 0",
            "10.7.0.1:8080 10.7.0.2:40003 SYN_RECV 0 0");
    assertThat(sockets).extracting(socket -> socket.inode).containsExactly(221307L, 0L, 0L, 0L);
    TcpSocket halfOpen = sockets.get(3);
    assertThat(halfOpen.state).isEqualTo(TcpState.SYN_RECV);
    assertThat(halfOpen.retransmits).as("SYN+ACKs sent again").isEqualTo(1);
    assertThat(halfOpen.timerMillis).isBetween(1L, 2000L);
    assertThat(errors).isEmpty();
  }

  @Test
  void aRowCutShortIsOneFaultAndTheOthersStay() throws IOException {
    ByteBuffer datagram = captured();
    int length = datagram.getInt(0);
    datagram.putInt(0, NlMsgHdr.SIZE + InetDiagMsg.SIZE - 4);
    ByteBuffer cut = ByteBuffer.allocate(datagram.limit()).order(ByteOrder.LITTLE_ENDIAN);
    cut.put(slice(datagram, 0, datagram.getInt(0)));
    cut.put(slice(datagram, length, datagram.limit())).flip();
    assertThat(read(cut)).hasSize(3);
    assertThat(errors).singleElement().asString().contains("68 bytes, expected 72", "0a0000");
  }

  @Test
  void aStateOrFamilyThatNobodyKnowsIsOneFaultAndTheOthersStay() throws IOException {
    ByteBuffer strangeState = captured();
    strangeState.put(ROW + 1, (byte) 77);
    assertThat(read(strangeState)).hasSize(3);
    ByteBuffer strangeFamily = captured();
    strangeFamily.put(ROW, (byte) 99);
    assertThat(read(strangeFamily)).hasSize(3);
    assertThat(errors).hasSize(2);
    assertThat(errors.get(0)).contains("state 77");
    assertThat(errors.get(1)).contains("address family 99");
  }

  private List<TcpSocket> read(ByteBuffer datagram) throws IOException {
    TcpSockets rows = new TcpSockets(errors::add);
    assertThat(new DumpReader(SEQUENCE, rows, errors::add).read(datagram)).as("done").isTrue();
    return new ArrayList<>(rows.sockets());
  }

  private static byte[] slice(ByteBuffer from, int start, int end) {
    byte[] bytes = new byte[end - start];
    from.get(start, bytes);
    return bytes;
  }

  /** Both datagrams in one: rows and NLMSG_DONE. */
  private static ByteBuffer captured() throws IOException {
    try (InputStream in = TcpSocketsTest.class.getResourceAsStream("tcp-all-states-6.18.bin")) {
      return ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
