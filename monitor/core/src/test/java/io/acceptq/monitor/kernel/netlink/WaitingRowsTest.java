// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.kernel.KernelCapture;
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

/** A dump captured from a kernel, compared with the output of {@code ss} at that moment. */
class WaitingRowsTest {
  private static final int ROW = 408;
  private static final int ROWS = 5;

  /** Offset in a row of the attribute that holds {@code struct tcp_info}. */
  private static final int INFO = NlMsgHdr.SIZE + InetDiagMsg.SIZE + 36;

  /** ss ran one tick of that kernel (CONFIG_HZ=250) after the dump. */
  private static final long TICK_MILLIS = 4;

  private final List<String> errors = new ArrayList<>();
  private final ByteBuffer dump = KernelCapture.netlink("waiting");

  private WaitingRows read(int max) throws IOException {
    WaitingRows rows =
        new WaitingRows(ListenAddress.inet4(0x0a070001, 8080)::equals, max, errors::add);
    new DumpReader(1, rows, errors::add).read(dump);
    return rows;
  }

  /** The row that ss prints for a connection. */
  private static Judge.Queued ssRow(WaitingConnection connection) {
    return new Judge.Queued(
        connection.client.toString(),
        connection.closedByClient,
        connection.bytesReceived + (connection.closedByClient ? 1 : 0),
        connection.ageMillis + TICK_MILLIS);
  }

  @Test
  void waitingConnectionsAreThoseOfSsLongestWaitFirst() throws IOException {
    WaitingRows rows = read(10);
    assertThat(rows.longestWaiting().stream().map(WaitingRowsTest::ssRow))
        .isEqualTo(KernelCapture.ssWaiting())
        .hasSize(4);
    assertThat(rows.longestWaiting())
        .extracting(connection -> connection.bytesReceived)
        .containsExactly(0L, 1000L, 10L, 0L);
    assertThat(rows.more()).isZero();
    assertThat(rows.rowsRead()).isEqualTo(ROWS);
    assertThat(errors).isEmpty();
  }

  @Test
  void connectionsBeyondTheMaximumAreCounted() throws IOException {
    WaitingRows rows = read(2);
    assertThat(rows.longestWaiting().stream().map(WaitingRowsTest::ssRow))
        .isEqualTo(KernelCapture.ssWaiting().subList(0, 2));
    assertThat(rows.more()).isEqualTo(2);
  }

  @Test
  void aRepeatedConnectionCountsOnce() throws IOException {
    WaitingRows rows = read(10);
    new DumpReader(1, rows, errors::add).read(dump);
    assertThat(rows.longestWaiting()).hasSize(4);
    assertThat(rows.more()).isZero();
  }

  @Test
  void connectionsOfAnotherListenerAreLeftOut() throws IOException {
    WaitingRows rows =
        new WaitingRows(ListenAddress.inet4(0x0a070001, 8081)::equals, 10, errors::add);
    new DumpReader(1, rows, errors::add).read(dump);
    assertThat(rows.longestWaiting()).isEmpty();
    assertThat(rows.rowsRead()).isEqualTo(ROWS);
  }

  @Test
  void aConnectionWithoutTcpInfoHasNoAgeAndIsLast() throws IOException {
    assertThat(dump.getShort(INFO + 2)).as("type").isEqualTo((short) 2);
    dump.putShort(INFO + 2, (short) 999);
    List<WaitingConnection> waiting = read(10).longestWaiting();
    assertThat(waiting).hasSize(4);
    assertThat(waiting.get(3).ageMillis).isNull();
    assertThat(waiting.get(3).client.toString())
        .isEqualTo(KernelCapture.ssWaiting().get(0).client());
    assertThat(read(3).longestWaiting())
        .extracting(connection -> connection.ageMillis)
        .doesNotContainNull();
    assertThat(errors).isEmpty();
  }

  @Test
  void aTcpInfoTooShortForTheAgeGivesNoAge() throws IOException {
    int cut = ROW - (INFO + 4 + 44);
    dump.putShort(INFO, (short) (4 + 44)).putInt(0, INFO + 4 + 44);
    ByteBuffer shorter = ByteBuffer.allocate(dump.limit() - cut).order(dump.order());
    shorter.put(0, dump, 0, INFO + 48).put(INFO + 48, dump, ROW, dump.limit() - ROW);
    WaitingRows rows = new WaitingRows(address -> true, 10, errors::add);
    new DumpReader(1, rows, errors::add).read(shorter);
    assertThat(rows.longestWaiting()).hasSize(4);
    assertThat(rows.longestWaiting().get(3).ageMillis).isNull();
    assertThat(errors).isEmpty();
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
  void aMalformedRowCostsOnlyThatRow(int offset, int value, String error) throws IOException {
    dump.put(ROW + offset, (byte) value);
    assertThat(read(10).longestWaiting()).hasSize(3);
    assertThat(errors).singleElement().asString().contains(error);
  }

  @Test
  void aTruncatedDumpGivesItsCompleteRows() throws IOException {
    for (int cut = 0; cut < ROWS * ROW; cut++) {
      errors.clear();
      dump.limit(cut);
      WaitingRows rows = read(10);
      assertThat(rows.rowsRead()).isEqualTo(cut / ROW);
      assertThat(errors).as("cut at " + cut).hasSize(cut % ROW == 0 ? 0 : 1);
    }
  }

  @Test
  void aClosedConnectionWithoutAFinInItsQueueHasZeroBytes() throws IOException {
    dump.putInt(ROW + NlMsgHdr.SIZE + 56, 0);
    assertThat(read(10).longestWaiting())
        .extracting(connection -> connection.bytesReceived)
        .contains(0L)
        .allMatch(b -> b >= 0);
  }
}
