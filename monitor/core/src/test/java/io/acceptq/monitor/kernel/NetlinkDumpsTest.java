// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acceptq.monitor.kernel.netlink.Datagrams;
import io.acceptq.monitor.kernel.netlink.InetDiagReq;
import io.acceptq.monitor.kernel.netlink.ListenerRows;
import io.acceptq.monitor.kernel.syscall.ErrnoException;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.model.kernel.SourceStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Captured answers, replayed in the ways of a kernel under load. */
class NetlinkDumpsTest {
  private static final int ROWS = 656;
  private static final int NLM_F_DUMP_INTR = 0x10;

  private final List<String> faults = new ArrayList<>();

  /** Each list is the answer to one request; past its end there is none (EAGAIN). */
  private final Deque<List<ByteBuffer>> answers = new ArrayDeque<>();

  private int opened;
  private int closed;

  private Datagrams open() {
    opened++;
    return new Datagrams() {
      private final Deque<ByteBuffer> queued = new ArrayDeque<>();

      @Override
      public void send(ByteBuffer direct) {
        int sequence = direct.getInt(8);
        answers.remove().forEach(datagram -> queued.add(numbered(datagram, sequence)));
      }

      @Override
      public void receive(ByteBuffer direct) throws IOException {
        if (queued.isEmpty()) {
          throw new ErrnoException("recv on the netlink socket", 11);
        }
        direct.clear();
        direct.put(queued.remove()).flip();
      }

      @Override
      public void close() {
        closed++;
      }
    };
  }

  private static ByteBuffer numbered(ByteBuffer datagram, int sequence) {
    ByteBuffer copy = ByteBuffer.allocate(datagram.limit()).order(ByteOrder.nativeOrder());
    copy.put(0, datagram, 0, datagram.limit());
    for (int at = 0; at < copy.limit(); at += copy.getInt(at)) {
      copy.putInt(at + 8, sequence);
    }
    return copy;
  }

  private static ByteBuffer captured(int from, int to) {
    return Captured.netlink("listen").slice(from, to - from).order(ByteOrder.nativeOrder());
  }

  private static List<ByteBuffer> whole() {
    return List.of(captured(0, ROWS), captured(ROWS, ROWS + 20));
  }

  private static List<ByteBuffer> interrupted() {
    List<ByteBuffer> answer = whole();
    answer.get(1).put(6, (byte) (answer.get(1).get(6) | NLM_F_DUMP_INTR));
    return answer;
  }

  private Collection<ListenSocket> dump(NetlinkDumps dumps) throws IOException {
    return dumps
        .dump(
            (to, sequence) -> InetDiagReq.listeners(to, InetDiagReq.AF_INET, sequence),
            () -> new ListenerRows(faults::add))
        .sockets();
  }

  @Test
  void rowsOfSeveralDatagramsAndASocketThatCameTwice() throws IOException {
    answers.add(List.of(captured(0, 328), captured(164, ROWS), captured(ROWS, ROWS + 20)));
    assertThat(dump(new NetlinkDumps(this::open, faults::add))).hasSize(4);
    assertThat(faults).isEmpty();
  }

  @Test
  void aDumpThatWasInterruptedIsMadeAgain() throws IOException {
    answers.addAll(List.of(interrupted(), interrupted(), whole()));
    assertThat(dump(new NetlinkDumps(this::open, faults::add))).hasSize(4);
    assertThat(answers).isEmpty();
    assertThat(opened - closed).isEqualTo(1);
  }

  @Test
  void oneThatIsAlwaysInterruptedFails() {
    answers.addAll(List.of(interrupted(), interrupted(), interrupted(), interrupted(), whole()));
    NetlinkDumps dumps = new NetlinkDumps(this::open, faults::add);
    assertThatThrownBy(() -> dump(dumps)).hasMessageContaining("changed during 4 dumps");
    assertThat(answers).hasSize(1);
  }

  @Test
  void anAnswerWithoutAnEndFailsAndTheNextDumpHasANewSocket() throws IOException {
    answers.add(List.of(captured(0, ROWS)));
    answers.add(whole());
    NetlinkDumps dumps = new NetlinkDumps(this::open, faults::add);
    assertThatThrownBy(() -> dump(dumps)).hasMessageContaining("EAGAIN");
    assertThat(closed).isEqualTo(1);
    assertThat(dump(dumps)).hasSize(4);
    assertThat(opened).isEqualTo(2);
    dumps.close();
    assertThat(closed).isEqualTo(2);
  }

  @Test
  void aKernelWithoutUnixDiagIsANoteAndNoFailure() throws IOException {
    answers.addAll(List.of(whole(), whole(), refused(), whole()));
    try (NetlinkSource source = new NetlinkSource(Captured.proc(), this::open, faults::add)) {
      assertThat(source.status().kind).isEqualTo(SourceKind.NETLINK);
      assertThat(source.status().gaps).isEmpty();
      assertThat(source.read(true).counters.listenOverflows).isEqualTo(4);
      assertThat(source.status().gaps).containsExactly(SourceStatus.Gap.UNIX_QUEUES);
      assertThat(source.read(true).sockets).as("not asked again").hasSize(4);
    }
    assertThat(answers).isEmpty();
    assertThat(closed).isEqualTo(opened);
    assertThat(faults).isEmpty();
  }

  private static List<ByteBuffer> refused() {
    return List.of(Captured.netlink("refused"));
  }

  @Test
  void aKernelWithoutTheRequestForBothFamiliesIsAskedForEach() throws IOException {
    answers.addAll(List.of(refused(), whole(), whole(), whole()));
    try (NetlinkSource source = new NetlinkSource(Captured.proc(), this::open, faults::add)) {
      assertThat(source.read(false).sockets).hasSize(8);
    }
    assertThat(answers).isEmpty();
  }

  @Test
  void aKernelWithoutAnyIsNoSource() {
    answers.addAll(List.of(refused(), refused()));
    assertThatThrownBy(() -> new NetlinkSource(Captured.proc(), this::open, faults::add))
        .hasMessageContaining("ENOENT");
    assertThat(closed).isEqualTo(opened);
  }

  @Test
  void aCountersFileThatStaysAwayIsOneFault() throws IOException {
    answers.addAll(List.of(whole(), whole(), whole()));
    try (NetlinkSource source =
        new NetlinkSource(Captured.proc().resolve("none"), this::open, faults::add)) {
      assertThat(source.read(false).counters.listenOverflows).isNull();
      assertThat(source.read(false).sockets).hasSize(4);
    }
    assertThat(faults).singleElement().asString().contains("netstat");
  }
}
