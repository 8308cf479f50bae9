// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.statusfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
  private static final Status TWO =
      new Status(
          Map.of("Version", "0.1.0"),
          List.of(
              Map.of("Address", "0.0.0.0:8080", "Inode", "12345"),
              Map.of("Address", "unix:/run/a=b\\n\n\n\\.sock")));

  @Test
  void decodesWhatWasEncoded() throws IOException {
    Status read = Status.decode(TWO.encode());
    assertThat(read.monitor).isEqualTo(TWO.monitor);
    assertThat(read.listeners).isEqualTo(TWO.listeners);
  }

  @Test
  void decodesAStatusWithoutListeners() throws IOException {
    Status read =
        Status.decode(new Status(Map.of("Version", "1"), Collections.emptyList()).encode());
    assertThat(read.monitor).containsOnly(Map.entry("Version", "1"));
    assertThat(read.listeners).isEmpty();
  }

  @Test
  void keepsAListenerWithoutKnownAttributes() throws IOException {
    Status read =
        Status.decode(new Status(Collections.emptyMap(), List.of(Map.of(), Map.of())).encode());
    assertThat(read.monitor).isEmpty();
    assertThat(read.listeners).hasSize(2);
  }

  @Test
  void leavesOutUnknownAttributes() throws IOException {
    Map<String, String> listener = new LinkedHashMap<>();
    listener.put("Overflows", null);
    listener.put("Inode", "1");
    Status read = Status.decode(new Status(Map.of("Version", "1"), List.of(listener)).encode());
    assertThat(read.listeners.get(0)).containsOnlyKeys("Inode");
  }

  @Test
  void ignoresTheRestOfALongerStatus(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("status");
    try (StatusFile statusFile = new StatusFile(new RandomAccessFile(file.toFile(), "rw"))) {
      statusFile.write(TWO);
      statusFile.write(new Status(Map.of("Version", "2"), Collections.emptyList()));
    }
    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes).hasSameSizeAs(TWO.encode());
    assertThat(Status.decode(bytes).monitor).containsEntry("Version", "2");
  }

  @Test
  void refusesAnIncompleteStatus() {
    byte[] bytes = TWO.encode();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThat(catchThrowable(() -> Status.decode(cut))).isInstanceOf(IOException.class);
    }
    for (int i = 0; i < bytes.length; i++) {
      byte[] torn = bytes.clone();
      torn[i]++;
      assertThat(catchThrowable(() -> Status.decode(torn)))
          .as("byte %d changed", i)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesANewerFormatByItsNumber() {
    assertThatIOException()
        .isThrownBy(() -> Status.decode("acceptq 7 abc 12\n".getBytes(UTF_8)))
        .withMessage("a status of format 7, but only format 1 is supported");
  }

  /** Any process may publish anything; only its own listeners may be affected. */
  @Test
  void survivesHostileContent() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      byte[] body = new byte[random.nextInt(12)];
      for (int j = 0; j < body.length; j++) {
        body[j] = (byte) "\n\n\n=\\nab".charAt(random.nextInt(8));
      }
      CRC32 crc = new CRC32();
      crc.update(body);
      String header = "acceptq 1 " + Long.toHexString(crc.getValue()) + " " + body.length + "\n";
      byte[] bytes = (header + new String(body, UTF_8)).getBytes(UTF_8);
      assertThatCode(() -> Status.decode(bytes)).doesNotThrowAnyException();
    }
  }
}
