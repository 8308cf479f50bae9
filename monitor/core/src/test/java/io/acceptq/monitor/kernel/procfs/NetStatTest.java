// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acceptq.monitor.kernel.KernelCapture;
import io.acceptq.monitor.model.kernel.KernelCounters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetStatTest {
  @TempDir Path self;
  private final List<String> errors = new ArrayList<>();
  private NetStat netStat;
  private Path file;

  private KernelCounters read(String content) throws IOException {
    if (netStat == null) {
      file = Files.createDirectory(self.resolve("net")).resolve("netstat");
      netStat = new NetStat(self, errors::add);
    }
    Files.writeString(file, content);
    return netStat.read();
  }

  @AfterEach
  void close() {
    netStat.close();
  }

  @Test
  void readsTheCountersOfACapturedFile() throws IOException {
    KernelCounters counters = read(captured());
    assertThat(counters.listenOverflows).isEqualTo(4);
    assertThat(counters.listenDrops).isEqualTo(4);
    assertThat(counters.reqQFullDrop).isZero();
    assertThat(counters.reqQFullDoCookies).isZero();
    assertThat(counters.syncookiesSent).isZero();
    assertThat(counters.syncookiesRecv).isZero();
    assertThat(counters.syncookiesFailed).isZero();
    assertThat(errors).isEmpty();
  }

  @Test
  void aCounterThatTheKernelLacksIsUnknown() throws IOException {
    assertThat(read(captured().replace("TCPReqQFullDrop", "Renamed")).reqQFullDrop).isNull();
    assertThat(errors).isEmpty();
  }

  @Test
  void countersAreFoundByNameInAnyColumn() throws IOException {
    assertThat(read("TcpExt: A ListenDrops\nTcpExt: 1 2\n").listenDrops).isEqualTo(2);
    assertThat(read("TcpExt: ListenDrops A\nTcpExt: 3 4\n").listenDrops).isEqualTo(3);
    assertThat(read("IpExt: ListenDrops\nIpExt: 9\nTcpExt: ListenDrops\nTcpExt: 5").listenDrops)
        .isEqualTo(5);
    assertThat(errors).isEmpty();
  }

  @Test
  void countersHaveAllSixtyFourBits() throws IOException {
    KernelCounters counters =
        read("TcpExt: ListenDrops ListenOverflows\nTcpExt: 18446744073709551615 4294967296\n");
    assertThat(Long.toUnsignedString(counters.listenDrops)).isEqualTo("18446744073709551615");
    assertThat(counters.listenOverflows).isEqualTo(1L << 32);
  }

  @Test
  void aMalformedFileIsOneErrorWithoutCounters() throws IOException {
    for (String content :
        List.of(
            "",
            "TcpExt: ListenDrops\n",
            "TcpExt: ListenDrops\nIpExt: 1\n",
            "TcpExt: ListenDrops ListenOverflows\nTcpExt: 1\n",
            "TcpExt: ListenDrops\nTcpExt: 1 2\n",
            "TcpExt: ListenDrops\nTcpExt: one\n",
            "TcpExt: ListenDrops\nTcpExt: -1\n",
            "TcpExt: ListenDrops\nTcpExt: 18446744073709551616\n")) {
      errors.clear();
      assertThat(read(content).listenDrops).as(content).isNull();
      assertThat(errors).as(content).hasSize(1);
    }
    assertThat(errors.get(0)).contains("net/netstat: ListenDrops is '18446744073709551616'");
  }

  @Test
  void aDirectoryInPlaceOfTheFileFailsTheReading() throws IOException {
    Files.createDirectories(self.resolve("net/netstat"));
    netStat = new NetStat(self, errors::add);
    assertThatThrownBy(netStat::read).hasMessageContaining("net/netstat");
  }

  @Test
  void flippedBitsCauseErrorsOnly() throws IOException {
    Random random = new Random(20181122);
    byte[] original = captured().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    read("");
    for (int i = 0; i < 1000; i++) {
      byte[] flipped = original.clone();
      for (int bit = random.nextInt(64); bit >= 0; bit--) {
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, flipped);
      assertThat(netStat.read()).isNotNull();
    }
    assertThat(errors).isNotEmpty().allMatch(error -> error.startsWith(file.toString()));
  }

  private static String captured() throws IOException {
    return Files.readString(KernelCapture.proc().resolve("self/net/netstat"));
  }
}
