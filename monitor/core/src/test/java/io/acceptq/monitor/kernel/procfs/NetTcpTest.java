// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acceptq.monitor.kernel.KernelCapture;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.net.Judge;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetTcpTest {
  private static final Path TCP = KernelCapture.proc().resolve("self/net/tcp");
  private static final Path TCP6 = KernelCapture.proc().resolve("self/net/tcp6");

  @TempDir Path directory;
  private final List<String> errors = new ArrayList<>();

  @Test
  void listenersOfBothFilesAreThoseOfSs() throws IOException {
    List<ListenSocket> sockets = new ArrayList<>(read(TCP));
    sockets.addAll(read(TCP6));
    assertThat(sockets.stream().map(Judge::row).sorted(Comparator.comparing(Judge.Row::inode)))
        .containsExactlyElementsOf(
            KernelCapture.ssTcp().stream()
                .map(r -> new Judge.Row(r.address(), r.inode(), r.queue(), null, null))
                .toList());
    assertThat(errors).isEmpty();
  }

  @Test
  void aBigEndianMachinePrintsAddressesInTheOtherByteOrder() throws IOException {
    Path file = write(Files.readString(TCP).replace("0100007F:1F91", "7F000001:1F91"));
    try (NetTcp tcp = new NetTcp(file, ByteOrder.BIG_ENDIAN, errors::add)) {
      assertThat(tcp.read())
          .filteredOn(socket -> socket.address.port() == 8081)
          .singleElement()
          .hasToString(
              read(TCP).stream()
                  .filter(socket -> socket.address.port() == 8081)
                  .findFirst()
                  .orElseThrow()
                  .toString());
    }
  }

  @Test
  void readingStopsAtTheFirstRowOfAnotherState() throws IOException {
    Path file = write(Files.readString(TCP) + "\n  99: a row of the future\n");
    assertThat(read(file)).hasSize(4);
    assertThat(errors).isEmpty();
  }

  @Test
  void aTableLongerThanOneReadIsReadWhole() throws IOException {
    String listener = Files.readString(TCP).lines().skip(1).findFirst().orElseThrow();
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      table.append(listener.replace(" 345", " " + i + "345")).append('\n');
    }
    assertThat(read(write(table.toString()))).hasSize(10_000);
    assertThat(errors).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0100007F:1F91, 0100007F:, not a row",
    "0100007F:1F91, 0100007F1F91, not a row",
    "0100007F:1F91, 0100007G:1F91, not a row",
    "0100007F:1F91, 00007F:1F91, not a row",
    "0100007F:1F91, 0100007F:11F91, not a row",
    "00000000:00000002, 00000000:80000000, not a row",
    "00000000:00000002, 0000000000000002, not a row",
    "345913, 0x54739, not a row",
    "345913, -345913, not a row",
    "345913, 99999999999999999999, not a row",
    "00000000:00000002, 00000000:-0000002, not a row",
    "0        0 345913, 0, a row has 10 fields",
  })
  void aMalformedRowCostsOnlyThatRow(String valid, String malformed, String error)
      throws IOException {
    String[] lines = Files.readString(TCP).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].contains(":1F91 00000000:0000 0A")) {
        assertThat(lines[i]).contains(valid);
        lines[i] =
            malformed.equals("0") ? lines[i].substring(0, 60) : lines[i].replace(valid, malformed);
      }
    }
    assertThat(read(write(String.join("\n", lines)))).hasSize(3);
    assertThat(errors).singleElement().asString().contains(error);
  }

  @Test
  void aTruncatedRowIsAnError() throws IOException {
    String table = Files.readString(TCP);
    assertThat(read(write(table.substring(0, table.indexOf(":1F91") + 20)))).hasSize(2);
    assertThat(errors).singleElement().asString().contains("cut short", "0100007F:1F91");
  }

  @Test
  void aMissingFileFailsTheReadingUntilItExists() throws IOException {
    Path file = directory.resolve("later");
    try (NetTcp tcp = new NetTcp(file, ByteOrder.LITTLE_ENDIAN, errors::add)) {
      assertThatThrownBy(tcp::read).isInstanceOf(IOException.class).hasMessageContaining("later");
      Files.copy(TCP, file);
      assertThat(tcp.read()).hasSize(4);
      Files.writeString(file, Files.readString(TCP).replace("00000002", "0000002A"));
      assertThat(tcp.read()).as("the open file, read again").anyMatch(s -> s.queueLength == 42);
    }
  }

  @Test
  void flippedBitsCauseErrorsOnly() throws IOException {
    Random random = new Random(20181122);
    byte[] original = Files.readAllBytes(TCP6);
    Path file = directory.resolve("tcp6");
    for (int i = 0; i < 1000; i++) {
      byte[] flipped = original.clone();
      for (int bit = random.nextInt(8); bit >= 0; bit--) {
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, flipped);
      assertThat(read(file)).allMatch(s -> s.queueLength >= 0 && s.inode >= 0);
    }
    assertThat(errors).isNotEmpty().allMatch(error -> error.startsWith(file.toString()));
  }

  private Path write(String table) throws IOException {
    return Files.writeString(directory.resolve("tcp"), table, StandardCharsets.ISO_8859_1);
  }

  private Collection<ListenSocket> read(Path file) throws IOException {
    try (NetTcp tcp = new NetTcp(file, ByteOrder.LITTLE_ENDIAN, errors::add)) {
      return tcp.read();
    }
  }
}
