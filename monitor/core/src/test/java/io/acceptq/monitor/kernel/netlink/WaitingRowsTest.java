// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.kernel.Captured;
import io.acceptq.monitor.model.kernel.WaitingConnection;
import io.acceptq.monitor.net.Judge;
import io.acceptq.monitor.net.ListenAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dump of a real kernel, with the output of {@code ss} at that moment as the judge. */
class WaitingRowsTest {
  private static final int ROW = 408;
  private static final int ROWS = 5;

  /** Of the attribute in a row that holds {@code struct tcp_info}. */
  private static final int INFO = NlMsgHdr.SIZE + InetDiagMsg.SIZE + 36;

  /** ss looked one tick of that kernel (CONFIG_HZ=250) after the dump. */
  private static final long LATER = 4;

  private final List<String> faults = new ArrayList<>();
  private final ByteBuffer dump = Captured.netlink("waiting");

  private WaitingRows read(int max) throws IOException {
    WaitingRows rows =
        new WaitingRows(ListenAddress.inet4(0x0a070001, 8080)::equals, max, faults::add);
    new DumpReader(1, rows, faults::add).read(dump);
    return rows;
  }

  private static Judge.Queued judged(WaitingConnection ours) {
    return new Judge.Queued(
        ours.client.toString(),
        ours.closedByClient,
        ours.bytesReceived + (ours.closedByClient ? 1 : 0),
        ours.ageMillis + LATER);
  }

  @Test
  void theUnacceptedOldestFirst() throws IOException {
    WaitingRows rows = read(10);
    assertThat(rows.oldest().stream().map(WaitingRowsTest::judged))
        .isEqualTo(Captured.ssWaiting())
        .hasSize(4);
    assertThat(rows.oldest())
        .extracting(one -> one.bytesReceived)
        .containsExactly(0L, 1000L, 10L, 0L);
    assertThat(rows.more()).isZero();
    assertThat(rows.read()).isEqualTo(ROWS);
    assertThat(faults).isEmpty();
  }

  @Test
  void noMoreThanAskedForAndTheRestCounted() throws IOException {
    WaitingRows rows = read(2);
    assertThat(rows.oldest().stream().map(WaitingRowsTest::judged))
        .isEqualTo(Captured.ssWaiting().subList(0, 2));
    assertThat(rows.more()).isEqualTo(2);
  }

  @Test
  void oneThatComesTwiceIsOne() throws IOException {
    WaitingRows rows = read(10);
    new DumpReader(1, rows, faults::add).read(dump);
    assertThat(rows.oldest()).hasSize(4);
    assertThat(rows.more()).isZero();
  }

  @Test
  void anotherListenersAreLeftOut() throws IOException {
    WaitingRows rows =
        new WaitingRows(ListenAddress.inet4(0x0a070001, 8081)::equals, 10, faults::add);
    new DumpReader(1, rows, faults::add).read(dump);
    assertThat(rows.oldest()).isEmpty();
    assertThat(rows.read()).isEqualTo(ROWS);
  }

  @Test
  void withoutTcpInfoTheAgeIsUnknownAndComesLast() throws IOException {
    assertThat(dump.getShort(INFO + 2)).as("type").isEqualTo((short) 2);
    dump.putShort(INFO + 2, (short) 999);
    List<WaitingConnection> waiting = read(10).oldest();
    assertThat(waiting).hasSize(4);
    assertThat(waiting.get(3).ageMillis).isNull();
    assertThat(waiting.get(3).client.toString()).isEqualTo(Captured.ssWaiting().get(0).client());
    assertThat(read(3).oldest()).extracting(one -> one.ageMillis).doesNotContainNull();
    assertThat(faults).isEmpty();
  }

  @Test
  void aTcpInfoTooShortForTheAgeIsOneWithoutIt() throws IOException {
    int cut = ROW - (INFO + 4 + 44);
    dump.putShort(INFO, (short) (4 + 44)).putInt(0, INFO + 4 + 44);
    ByteBuffer shorter = ByteBuffer.allocate(dump.limit() - cut).order(dump.order());
    shorter.put(0, dump, 0, INFO + 48).put(INFO + 48, dump, ROW, dump.limit() - ROW);
    WaitingRows rows = new WaitingRows(address -> true, 10, faults::add);
    new DumpReader(1, rows, faults::add).read(shorter);
    assertThat(rows.oldest()).hasSize(4);
    assertThat(rows.oldest().get(3).ageMillis).isNull();
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "16, 17, address family 17", // family
    "17, 10, state 10 in a dump of connections",
    "88, 3, attribute length 3",
    "89, 7, attribute length 1797",
    "8, 2, answer to another request",
    "4, 21, message type 21"
  })
  void oneBadRowLosesNoOther(int offset, int value, String fault) throws IOException {
    dump.put(ROW + offset, (byte) value);
    assertThat(read(10).oldest()).hasSize(3);
    assertThat(faults).singleElement().asString().contains(fault);
  }

  @Test
  void cutAnywhereItGivesTheWholeRowsBeforeTheCut() throws IOException {
    for (int cut = 0; cut < ROWS * ROW; cut++) {
      faults.clear();
      dump.limit(cut);
      WaitingRows rows = read(10);
      assertThat(rows.read()).isEqualTo(cut / ROW);
      assertThat(faults).as("cut at " + cut).hasSize(cut % ROW == 0 ? 0 : 1);
    }
  }

  @Test
  void aClosedOneWithoutItsFinHasNotLessThanNoBytes() throws IOException {
    dump.putInt(ROW + NlMsgHdr.SIZE + 56, 0);
    assertThat(read(10).oldest())
        .extracting(one -> one.bytesReceived)
        .contains(0L)
        .allMatch(b -> b >= 0);
  }
}
