// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acceptq.monitor.kernel.KernelCapture;
import io.acceptq.monitor.kernel.syscall.ErrnoException;
import io.acceptq.monitor.model.kernel.ListenSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that no kernel should give: each is an error with the raw bytes, and nothing more. */
class MalformedAnswerTest {
  private static final int ROW = 164;
  private static final int ROWS = 4;

  private final List<String> errors = new ArrayList<>();
  private final ByteBuffer dump = KernelCapture.netlink("listen");

  @Test
  void aRefusalOfTheKernelHasItsReason() {
    assertThatThrownBy(() -> read(KernelCapture.netlink("refused")))
        .isInstanceOf(ErrnoException.class)
        .hasMessage("netlink dump: ENOENT, the kernel has no such diag module");
  }

  @Test
  void aDumpThatFailsHalfwayFailsTheReading() {
    dump.putInt(dump.limit() - 4, -12);
    assertThatThrownBy(() -> read(dump)).hasMessage("netlink dump: ENOMEM, out of memory");
  }

  @Test
  void aTruncatedDumpGivesItsCompleteRowsAndOneError() throws IOException {
    for (int cut = 0; cut < dump.capacity(); cut++) {
      errors.clear();
      dump.limit(cut);
      ListenerRows rows = new ListenerRows(errors::add);
      assertThat(new DumpReader(1, rows, errors::add).read(dump)).as("ended").isFalse();
      assertThat(rows.sockets()).hasSize(Math.min(cut / ROW, ROWS));
      boolean between = cut % ROW == 0 && cut / ROW <= ROWS;
      assertThat(errors).as("cut at " + cut).hasSize(between ? 0 : 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 18, 677, 0x7fffffff, -1, -4})
  void anImpossibleMessageLengthIsNotFollowed(int length) throws IOException {
    dump.putInt(ROW, length);
    assertThat(read(dump)).hasSize(1);
    assertThat(errors).singleElement().asString().contains("message length", "at byte 164 of 676");
    assertThat(errors.get(0)).as("the raw bytes").contains("1400").endsWith("…");
  }

  @ParameterizedTest
  @CsvSource({
    "16, 17, address family 17", // family
    "17, 1, state 1 in a dump of listeners",
    "75, 128, accept queue of 2147483648", // rqueue
    "79, 128, limit 2147483", // wqueue
    "88, 3, attribute length 3 with 76 bytes left",
    "89, 7, attribute length 1797 with 76 bytes left",
    "8, 2, answer to another request",
    "4, 21, message type 21"
  })
  void aMalformedRowCostsOnlyThatRow(int offset, int value, String error) throws IOException {
    dump.put(ROW + offset, (byte) value);
    assertThat(read(dump)).hasSize(ROWS - 1);
    assertThat(errors).singleElement().asString().contains(error);
  }

  @Test
  void anUnknownAttributeIsSkipped() throws IOException {
    dump.putShort(90, (short) 999);
    assertThat(read(dump)).hasSize(ROWS);
    assertThat(errors).isEmpty();
  }

  @Test
  void anInterruptedDumpIsRecognized() throws IOException {
    DumpReader reader = new DumpReader(1, new ListenerRows(errors::add), errors::add);
    reader.read(dump);
    assertThat(reader.interrupted()).isFalse();
    dump.put(6, (byte) (dump.get(6) | 0x10));
    reader.read(dump);
    assertThat(reader.interrupted()).isTrue();
  }

  /** Every decoder reads its own dump and those of the others, with one to eight bits flipped. */
  @Test
  void flippedBitsCauseErrorsOnly() {
    Random random = new Random(20181122);
    List<Function<ByteBuffer, DumpRows>> decoders =
        List.of(
            unused -> new ListenerRows(errors::add),
            unused -> new UnixListenerRows(errors::add),
            unused -> new HalfOpenRows(errors::add),
            unused -> new WaitingRows(address -> true, 3, errors::add));
    Set<String> kinds = new HashSet<>();
    for (String name : List.of("listen", "listen6", "unix", "syn-recv", "refused", "waiting")) {
      byte[] original = KernelCapture.netlink(name).array();
      for (int i = 0; i < 20_000; i++) {
        byte[] flipped = original.clone();
        for (int bit = random.nextInt(8); bit >= 0; bit--) {
          flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        ByteBuffer answer = ByteBuffer.wrap(flipped).order(dump.order());
        DumpRows rows = decoders.get(i % decoders.size()).apply(answer);
        try {
          new DumpReader(1, rows, errors::add).read(answer);
        } catch (IOException e) {
          assertThat(e.getMessage()).startsWith("netlink");
        }
        if (rows instanceof WaitingRows waiting) {
          assertThat(waiting.longestWaiting())
              .hasSizeLessThanOrEqualTo(3)
              .allMatch(connection -> connection.client != null && connection.bytesReceived >= 0);
        }
        if (rows instanceof ListenerRows tcp) {
          assertThat(tcp.sockets()).allMatch(s -> s.queueLength >= 0 && s.limit >= 0);
        }
      }
    }
    errors.forEach(error -> kinds.add(error.replaceAll("[-0-9].*", "")));
    assertThat(kinds).as("kinds of errors").hasSizeGreaterThan(8);
  }

  private List<ListenSocket> read(ByteBuffer answer) throws IOException {
    ListenerRows rows = new ListenerRows(errors::add);
    new DumpReader(1, rows, errors::add).read(answer);
    return new ArrayList<>(rows.sockets());
  }
}
