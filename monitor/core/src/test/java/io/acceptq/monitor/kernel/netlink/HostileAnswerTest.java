// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acceptq.monitor.kernel.Captured;
import io.acceptq.monitor.kernel.netlink.transport.Errno;
import io.acceptq.monitor.sample.ListenSocket;
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

/** Answers no kernel should give: counted faults with the bytes in them, and nothing else. */
class HostileAnswerTest {
  private static final int ROW = 164;
  private static final int ROWS = 4;

  private final List<String> faults = new ArrayList<>();
  private final ByteBuffer dump = Captured.netlink("listen");

  @Test
  void theRefusalOfTheKernelHasItsReason() {
    assertThatThrownBy(() -> read(Captured.netlink("refused")))
        .isInstanceOf(Errno.class)
        .hasMessage("netlink dump: ENOENT, the kernel has no such diag module");
  }

  @Test
  void aDumpThatFailsHalfWaySaysSoInItsLastMessage() {
    dump.putInt(dump.limit() - 4, -12);
    assertThatThrownBy(() -> read(dump)).hasMessage("netlink dump: ENOMEM, out of memory");
  }

  @Test
  void cutAnywhereItGivesTheWholeRowsBeforeTheCutAndOneFault() throws IOException {
    for (int cut = 0; cut < dump.capacity(); cut++) {
      faults.clear();
      dump.limit(cut);
      TcpListeners rows = new TcpListeners(faults::add);
      assertThat(new DumpReader(1, rows, faults::add).read(dump)).as("ended").isFalse();
      assertThat(rows.sockets()).hasSize(Math.min(cut / ROW, ROWS));
      boolean between = cut % ROW == 0 && cut / ROW <= ROWS;
      assertThat(faults).as("cut at " + cut).hasSize(between ? 0 : 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 18, 677, 0x7fffffff, -1, -4})
  void aMessageLengthThatCannotBeIsNotFollowed(int length) throws IOException {
    dump.putInt(ROW, length);
    assertThat(read(dump)).hasSize(1);
    assertThat(faults).singleElement().asString().contains("message length", "at byte 164 of 676");
    assertThat(faults.get(0)).as("the raw bytes").contains("1400").endsWith("…");
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
  void oneBadRowLosesNoOther(int offset, int value, String fault) throws IOException {
    dump.put(ROW + offset, (byte) value);
    assertThat(read(dump)).hasSize(ROWS - 1);
    assertThat(faults).singleElement().asString().contains(fault);
  }

  @Test
  void anUnknownAttributeIsSkipped() throws IOException {
    dump.putShort(90, (short) 999);
    assertThat(read(dump)).hasSize(ROWS);
    assertThat(faults).isEmpty();
  }

  @Test
  void anInterruptedDumpIsMarked() throws IOException {
    DumpReader reader = new DumpReader(1, new TcpListeners(faults::add), faults::add);
    reader.read(dump);
    assertThat(reader.interrupted()).isFalse();
    dump.put(6, (byte) (dump.get(6) | 0x10));
    reader.read(dump);
    assertThat(reader.interrupted()).isTrue();
  }

  /** Every decoder against its own dump and the others', one to eight bits wrong. */
  @Test
  void wrongBitsNeverDoMoreThanAFault() {
    Random random = new Random(20181122);
    List<Function<ByteBuffer, Rows>> decoders =
        List.of(
            unused -> new TcpListeners(faults::add),
            unused -> new UnixListeners(faults::add),
            unused -> new HalfOpen(faults::add),
            unused -> new WaitingSockets(address -> true, 3, faults::add));
    Set<String> kinds = new HashSet<>();
    for (String name : List.of("listen", "listen6", "unix", "syn-recv", "refused", "waiting")) {
      byte[] original = Captured.netlink(name).array();
      for (int i = 0; i < 20_000; i++) {
        byte[] flipped = original.clone();
        for (int bit = random.nextInt(8); bit >= 0; bit--) {
          flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        ByteBuffer answer = ByteBuffer.wrap(flipped).order(dump.order());
        Rows rows = decoders.get(i % decoders.size()).apply(answer);
        try {
          new DumpReader(1, rows, faults::add).read(answer);
        } catch (IOException e) {
          assertThat(e.getMessage()).startsWith("netlink");
        }
        if (rows instanceof WaitingSockets waiting) {
          assertThat(waiting.oldest())
              .hasSizeLessThanOrEqualTo(3)
              .allMatch(one -> one.client != null && one.bytesReceived >= 0);
        }
        if (rows instanceof TcpListeners tcp) {
          assertThat(tcp.sockets()).allMatch(s -> s.queueLength >= 0 && s.limit >= 0);
        }
      }
    }
    faults.forEach(fault -> kinds.add(fault.replaceAll("[-0-9].*", "")));
    assertThat(kinds).as("kinds of faults").hasSizeGreaterThan(8);
  }

  private List<ListenSocket> read(ByteBuffer answer) throws IOException {
    TcpListeners rows = new TcpListeners(faults::add);
    new DumpReader(1, rows, faults::add).read(answer);
    return new ArrayList<>(rows.sockets());
  }
}
