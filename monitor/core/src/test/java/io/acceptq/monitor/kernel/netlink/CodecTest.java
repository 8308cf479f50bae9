// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.kernel.KernelCapture;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.net.Judge;
import io.acceptq.monitor.net.ListenAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dumps captured from a kernel, compared with the output of {@code ss} at that moment. */
class CodecTest {
  private final List<String> errors = new ArrayList<>();

  @AfterEach
  void noErrorWasReported() {
    assertThat(errors).isEmpty();
  }

  @Test
  void tcpListenersOfBothFamiliesAreThoseOfSs() throws IOException {
    List<ListenSocket> sockets = new ArrayList<>(tcp(KernelCapture.netlink("listen")));
    sockets.addAll(tcp(KernelCapture.netlink("listen6")));
    assertThat(rows(sockets.stream())).isEqualTo(KernelCapture.ssTcp()).hasSize(9);
    assertThat(sockets).extracting(socket -> socket.cookie).doesNotHaveDuplicates();
    assertThat(sockets)
        .filteredOn(socket -> socket.address.port() == 8086)
        .singleElement()
        .matches(socket -> socket.address.toString().equals("127.0.0.1:8086"))
        .matches(socket -> socket.cookie == 0xa014);
  }

  @Test
  void aKernelBefore47ShowsNoDrops() throws IOException {
    ByteBuffer old = KernelBefore47.of(KernelCapture.netlink("listen"));
    assertThat(rows(tcp(old).stream()))
        .isEqualTo(
            rows(tcp(KernelCapture.netlink("listen")).stream()).stream()
                .map(r -> new Judge.Row(r.address(), r.inode(), r.queue(), r.limit(), null))
                .toList());
  }

  @Test
  void unixDomainListenersAreThoseOfSs() throws IOException {
    UnixListenerRows unix = new UnixListenerRows(errors::add);
    assertThat(new DumpReader(1, unix, errors::add).read(KernelCapture.netlink("unix"))).isTrue();
    assertThat(rows(unix.sockets().stream())).isEqualTo(KernelCapture.ssUnix()).hasSize(3);
  }

  @Test
  void halfOpenConnectionsAreCountedByLocalAddress() throws IOException {
    HalfOpenRows halfOpen = new HalfOpenRows(errors::add);
    assertThat(new DumpReader(1, halfOpen, errors::add).read(KernelCapture.netlink("syn-recv")))
        .isTrue();
    Map<ListenAddress, Integer> totals = new HashMap<>();
    halfOpen.addTo(totals);
    assertThat(totals).containsExactly(Map.entry(ListenAddress.inet4(0x0a4d0001, 8080), 3));
  }

  @Test
  void requestsHaveTheFormatOfTheKernelsHeaders() {
    ByteBuffer request = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    InetDiagReq.listeners(request, AddressFamily.AF_INET6, 7);
    assertThat(request.limit()).isEqualTo(72);
    assertThat(hex(request)).startsWith("480000001400010307000000000000000a06400000040000");
    InetDiagReq.halfOpen(request, AddressFamily.AF_INET, 8);
    assertThat(hex(request)).startsWith("480000001400010308000000000000000206000008000000");
    InetDiagReq.listeners(request, AddressFamily.AF_UNSPEC, 8);
    assertThat(hex(request))
        .isEqualTo(
            "4c00000012000103080000000000000000000040" + "00".repeat(48) + "0004000000000000");
    InetDiagReq.connections(
        request, AddressFamily.AF_INET, ListenAddress.inet4(0x0a070001, 8080), 1);
    assertThat(hex(request))
        .as("as captured, with the port in its sockid")
        .isEqualTo(
            "5c00000014000103010000000000000002060200020100001f90"
                + "00".repeat(46)
                + "140001000710140002200000901f00000a070001");
    InetDiagReq.connections(request, AddressFamily.AF_INET6, ListenAddress.inet6(0, 1, 81), 1);
    assertThat(hex(request)).endsWith("20000100071c20000a8000005100000" + "0".repeat(32) + "1");
    InetDiagReq.connections(request, AddressFamily.AF_INET6, ListenAddress.inet6(0, 0, 81), 1);
    assertThat(hex(request)).endsWith("00" + "10000100070c10000000000051000000");
    UnixDiagReq.listeners(request, 9);
    assertThat(hex(request))
        .isEqualTo(
            "2800000014000103090000000000000001000000000400000000000011000000" + "00".repeat(8));
  }

  private List<ListenSocket> tcp(ByteBuffer dump) throws IOException {
    ListenerRows tcp = new ListenerRows(errors::add);
    assertThat(new DumpReader(1, tcp, errors::add).read(dump)).as("ended").isTrue();
    return new ArrayList<>(tcp.sockets());
  }

  private static List<Judge.Row> rows(Stream<ListenSocket> sockets) {
    return sockets.map(Judge::row).sorted(Comparator.comparing(Judge.Row::inode)).toList();
  }

  private static String hex(ByteBuffer bytes) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < bytes.limit(); i++) {
      hex.append(String.format("%02x", bytes.get(i)));
    }
    return hex.toString();
  }
}
