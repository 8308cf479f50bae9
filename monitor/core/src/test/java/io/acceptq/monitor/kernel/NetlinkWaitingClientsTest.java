// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acceptq.monitor.kernel.netlink.Datagrams;
import io.acceptq.monitor.kernel.syscall.ErrnoException;
import io.acceptq.monitor.model.Listener;
import io.acceptq.monitor.model.kernel.WaitingQueue;
import io.acceptq.monitor.net.ListenAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Concurrent calls, and answers that were captured. */
class NetlinkWaitingClientsTest {
  /** The listener of the capture that has two connections in its queue. */
  private static final long INODE = 345912;

  private static final Listener LISTENER =
      new Listener(1, "0.0.0.0:8080", ListenAddress.inet4(0, 8080), INODE, null);

  private final List<String> errors = new ArrayList<>();
  private final List<ByteBuffer> sent = new ArrayList<>();
  private final Deque<ByteBuffer> answers = new ArrayDeque<>();
  private int open;

  private Datagrams replay() {
    open++;
    return new Datagrams() {
      private int sequence;

      @Override
      public void send(ByteBuffer direct) {
        sent.add(ByteBuffer.allocate(direct.limit()).put(0, direct, 0, direct.limit()));
        sequence = direct.getInt(8);
      }

      @Override
      public void receive(ByteBuffer direct) {
        ByteBuffer answer = answers.remove();
        direct.clear();
        direct.put(answer).flip();
        for (int message = 0; message < direct.limit(); message += direct.getInt(message)) {
          direct.putInt(message + 8, sequence);
        }
      }

      @Override
      public void close() {
        open--;
      }
    };
  }

  @Test
  void aMalformedRowIsCountedInTheNote() throws IOException {
    ByteBuffer waiting = KernelCapture.netlink("waiting").order(ByteOrder.nativeOrder());
    waiting.put(17, (byte) 10); // the state of the first row
    answers.addAll(List.of(KernelCapture.netlink("listen"), waiting));
    WaitingQueue answer = new NetlinkWaitingClients(this::replay, errors::add).of(LISTENER, 10);
    assertThat(answer.oldest).hasSize(3);
    assertThat(answer.queueLength).isEqualTo(2);
    assertThat(answer.note)
        .isEqualTo(
            "1 row of the kernel's answer could not be parsed; see LastError of the Monitor bean");
    assertThat(errors).singleElement().asString().contains("state 10");
    assertThat(sent).hasSize(2);
    assertThat(open).isZero();
  }

  @Test
  void aSecondCallFailsWhileTheFirstIsInProgress() throws Exception {
    CountDownLatch firstInProgress = new CountDownLatch(1);
    CountDownLatch firstMayEnd = new CountDownLatch(1);
    NetlinkWaitingClients waiting =
        new NetlinkWaitingClients(
            () -> {
              firstInProgress.countDown();
              try {
                firstMayEnd.await(10, TimeUnit.SECONDS); // a second call must not hang in here
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              throw new ErrnoException("socket", 24);
            },
            errors::add);
    FutureTask<WaitingQueue> first = new FutureTask<>(() -> waiting.of(LISTENER, 1));
    new Thread(first).start();
    firstInProgress.await();
    assertThatThrownBy(() -> waiting.of(LISTENER, 1))
        .isInstanceOf(IOException.class)
        .hasMessage("another waiting() call is in progress; try again");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> waiting.of(LISTENER, 1)).hasMessageStartingWith("another waiting()");
    assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    firstMayEnd.countDown();
    assertThatThrownBy(first::get).hasMessageContaining("EMFILE, too many open files");
    assertThatThrownBy(() -> waiting.of(LISTENER, 1))
        .as("free again")
        .hasMessageContaining("EMFILE");
  }

  @Test
  void aListenerWithoutAKnownSocketIsRefused() {
    Listener unknown = new Listener(1, "0.0.0.0:8080", null, null, null);
    assertThatThrownBy(() -> new NetlinkWaitingClients(this::replay, errors::add).of(unknown, 1))
        .hasMessage("the kernel's socket of 0.0.0.0:8080 has not been found yet");
  }
}
