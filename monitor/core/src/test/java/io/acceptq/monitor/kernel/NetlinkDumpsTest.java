// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acceptq.monitor.kernel.netlink.AddressFamily;
import io.acceptq.monitor.kernel.netlink.Datagrams;
import io.acceptq.monitor.kernel.netlink.InetDiagReq;
import io.acceptq.monitor.kernel.netlink.ListenerRows;
import io.acceptq.monitor.kernel.syscall.ErrnoException;
import io.acceptq.monitor.model.kernel.KernelSample;
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

/** Replays captured answers as a kernel under load may give them. */
class NetlinkDumpsTest {
  private static final int ROWS = 656;
  private static final int NLM_F_DUMP_INTR = 0x10;

  private final List<String> errors = new ArrayList<>();

  /** The datagrams of each answer; a further receive fails with EAGAIN. */
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
        answers.remove().forEach(datagram -> queued.add(withSequence(datagram, sequence)));
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

  private static ByteBuffer withSequence(ByteBuffer datagram, int sequence) {
    ByteBuffer copy = ByteBuffer.allocate(datagram.limit()).order(ByteOrder.nativeOrder());
    copy.put(0, datagram, 0, datagram.limit());
    for (int message = 0; message < copy.limit(); message += copy.getInt(message)) {
      copy.putInt(message + 8, sequence);
    }
    return copy;
  }

  private static ByteBuffer captured(int from, int to) {
    return KernelCapture.netlink("listen").slice(from, to - from).order(ByteOrder.nativeOrder());
  }

  private static List<ByteBuffer> complete() {
    return List.of(captured(0, ROWS), captured(ROWS, ROWS + 20));
  }

  private static List<ByteBuffer> interrupted() {
    List<ByteBuffer> answer = complete();
    answer.get(1).put(6, (byte) (answer.get(1).get(6) | NLM_F_DUMP_INTR));
    return answer;
  }

  private Collection<ListenSocket> dump(NetlinkDumps dumps) throws IOException {
    return dumps
        .dump(
            (to, sequence) -> InetDiagReq.listeners(to, AddressFamily.AF_INET, sequence),
            () -> new ListenerRows(errors::add))
        .sockets();
  }

  @Test
  void rowsOfSeveralDatagramsAreJoinedAndARepeatedSocketCountsOnce() throws IOException {
    answers.add(List.of(captured(0, 328), captured(164, ROWS), captured(ROWS, ROWS + 20)));
    assertThat(dump(new NetlinkDumps(this::open, errors::add))).hasSize(4);
    assertThat(errors).isEmpty();
  }

  @Test
  void anInterruptedDumpIsRepeated() throws IOException {
    answers.addAll(List.of(interrupted(), interrupted(), complete()));
    assertThat(dump(new NetlinkDumps(this::open, errors::add))).hasSize(4);
    assertThat(answers).isEmpty();
    assertThat(opened - closed).isEqualTo(1);
  }

  @Test
  void aDumpThatIsInterruptedEachTimeFails() {
    answers.addAll(List.of(interrupted(), interrupted(), interrupted(), interrupted(), complete()));
    NetlinkDumps dumps = new NetlinkDumps(this::open, errors::add);
    assertThatThrownBy(() -> dump(dumps)).hasMessageContaining("changed during 4 dumps");
    assertThat(answers).hasSize(1);
  }

  @Test
  void anAnswerWithoutAnEndFailsAndTheNextDumpOpensANewSocket() throws IOException {
    answers.add(List.of(captured(0, ROWS)));
    answers.add(complete());
    NetlinkDumps dumps = new NetlinkDumps(this::open, errors::add);
    assertThatThrownBy(() -> dump(dumps)).hasMessageContaining("EAGAIN");
    assertThat(closed).isEqualTo(1);
    assertThat(dump(dumps)).hasSize(4);
    assertThat(opened).isEqualTo(2);
    dumps.close();
    assertThat(closed).isEqualTo(2);
  }

  @Test
  void withoutUnixDiagTheSourceHasAGapAndNoError() throws IOException {
    answers.addAll(List.of(complete(), complete(), refused(), complete()));
    try (NetlinkSource source = new NetlinkSource(KernelCapture.proc(), this::open, errors::add)) {
      assertThat(source.status().kind).isEqualTo(SourceKind.NETLINK);
      assertThat(source.status().gaps).isEmpty();
      assertThat(source.read(true).counters.listenOverflows).isEqualTo(4);
      assertThat(source.status().gaps).containsExactly(SourceStatus.Gap.UNIX_QUEUES);
      assertThat(source.read(true).sockets).as("not asked again").hasSize(4);
    }
    assertThat(answers).isEmpty();
    assertThat(closed).isEqualTo(opened);
    assertThat(errors).isEmpty();
  }

  private static List<ByteBuffer> refused() {
    return List.of(KernelCapture.netlink("refused"));
  }

  @Test
  void aKernelThatRefusesARequestForBothFamiliesIsAskedForEach() throws IOException {
    answers.addAll(List.of(refused(), complete(), complete(), complete()));
    try (NetlinkSource source = new NetlinkSource(KernelCapture.proc(), this::open, errors::add)) {
      assertThat(source.read(false).sockets).hasSize(8);
    }
    assertThat(answers).isEmpty();
  }

  @Test
  void aKernelThatRefusesEveryRequestIsNotASource() {
    answers.addAll(List.of(refused(), refused()));
    assertThatThrownBy(() -> new NetlinkSource(KernelCapture.proc(), this::open, errors::add))
        .hasMessageContaining("ENOENT");
    assertThat(closed).isEqualTo(opened);
  }

  @Test
  void aMessageThatCannotBeReadMakesTheSampleIncomplete() throws IOException {
    List<ByteBuffer> broken = complete();
    broken.get(0).putShort(4, (short) 99); // nlmsg_type of the first row
    answers.addAll(List.of(complete(), broken, complete()));
    try (NetlinkSource source = new NetlinkSource(KernelCapture.proc(), this::open, errors::add)) {
      KernelSample incomplete = source.read(false);
      assertThat(incomplete.sockets).hasSize(3);
      assertThat(incomplete.complete).isFalse();
      assertThat(source.read(false).complete).isTrue();
    }
    assertThat(errors).singleElement().asString().contains("message type 99");
  }

  @Test
  void aCountersFileThatIsAlwaysMissingIsOneError() throws IOException {
    answers.addAll(List.of(complete(), complete(), complete()));
    try (NetlinkSource source =
        new NetlinkSource(KernelCapture.proc().resolve("none"), this::open, errors::add)) {
      assertThat(source.read(false).counters.listenOverflows).isNull();
      assertThat(source.read(false).sockets).hasSize(4);
    }
    assertThat(errors).singleElement().asString().contains("netstat");
  }
}
