// SPDX-License-Identifier: Apache-2.0
package io.acceptq.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls the hooks directly, with a descriptor that no listener of this JVM has. */
class HooksTest {
  private static final int DESCRIPTOR = 5_000_000;
  private static final int ACCEPTS = 100_000;

  @AfterEach
  void close() {
    Hooks.closing(DESCRIPTOR);
    assertThat(Hooks.ERRORS).hasValue(0);
  }

  private static ListenerCounters listening(int backlog) {
    Hooks.listening(DESCRIPTOR, backlog, HooksTest.class);
    return Listeners.get(DESCRIPTOR);
  }

  @Test
  void keepsTheBacklogAndTheBindSite() {
    ListenerCounters listener = listening(7);
    assertThat(listener.backlog).isEqualTo(7);
    assertThat(listener.boundClass).isEqualTo(HooksTest.class.getName());
    assertThat(listener.boundFrom.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("keepsTheBacklogAndTheBindSite"));
  }

  @Test
  void countsConnectionsOnly() {
    ListenerCounters listener = listening(1);
    Hooks.accepted(1, DESCRIPTOR);
    Hooks.accepted(0, DESCRIPTOR);
    Hooks.accepted(-2, DESCRIPTOR);
    Hooks.accepted(1, -1);
    assertThat(listener.accepted).hasValue(1);
    assertThat(listener.acceptor).hasValue(Thread.currentThread());
  }

  @Test
  void countsDescriptorZeroAsAConnectionIfDescriptorsAreReturned() {
    ListenerCounters listener = listening(1);
    Hooks.acceptedDescriptor(0, DESCRIPTOR);
    Hooks.acceptedDescriptor(-11, DESCRIPTOR);
    assertThat(listener.accepted).hasValue(1);
  }

  /** A run of accepts ends with EAGAIN; EINTR (-3 in the JDK) says nothing about the queue. */
  @Test
  void endsADrainRunOnlyWhenTheQueueIsEmpty() {
    ListenerCounters listener = listening(1);
    Hooks.accepted(1, DESCRIPTOR);
    Hooks.accepted(-3, DESCRIPTOR);
    Hooks.accepted(1, DESCRIPTOR);
    Hooks.accepted(-2, DESCRIPTOR);
    assertThat(listener.drainRuns.get(1)).isZero();
    assertThat(listener.drainRuns.get(2)).isEqualTo(1);
  }

  /** Netty returns a negated errno: EMFILE (24) leaves the connections in the queue. */
  @Test
  void endsADrainRunOnEagainWhereDescriptorsAreReturned() {
    ListenerCounters listener = listening(1);
    Hooks.acceptedDescriptor(12, DESCRIPTOR);
    Hooks.acceptedDescriptor(-24, DESCRIPTOR);
    Hooks.acceptedDescriptor(13, DESCRIPTOR);
    Hooks.acceptedDescriptor(-11, DESCRIPTOR);
    Hooks.acceptedDescriptor(14, DESCRIPTOR);
    Hooks.acceptedDescriptor(-35, DESCRIPTOR);
    assertThat(listener.drainRuns.get(1)).isEqualTo(1);
    assertThat(listener.drainRuns.get(2)).isEqualTo(1);
  }

  @Test
  void forgetsTheExceptionOfAnEarlierAcceptor() throws InterruptedException {
    ListenerCounters listener = listening(1);
    Hooks.accepted(1, DESCRIPTOR);
    Hooks.uncaughtException(Thread.currentThread(), new IllegalStateException("tenant 7"));
    assertThat(listener.acceptorDeath).startsWith("java.lang.IllegalStateException: tenant 7 at ");
    Thread next = new Thread(() -> Hooks.accepted(1, DESCRIPTOR), "next");
    next.start();
    next.join();
    assertThat(listener.acceptorDeath).isNull();
  }

  @Test
  void countsFailuresButNoTimeoutsAndNoCloses() {
    ListenerCounters listener = listening(1);
    Hooks.acceptFailed(new SocketTimeoutException("Accept timed out"), DESCRIPTOR);
    Hooks.acceptFailed(new AsynchronousCloseException(), DESCRIPTOR);
    assertThat(listener.acceptErrors).hasValue(0);
    Hooks.acceptFailed(new IOException("Too many open files"), DESCRIPTOR);
    assertThat(listener.acceptErrors).hasValue(1);
    assertThat(listener.lastAcceptError).isEqualTo("Too many open files");
  }

  @Test
  void addsAListenerAtItsFirstAcceptIfTheBindWasNotSeen() {
    Hooks.accepted(1, DESCRIPTOR);
    assertThat(Listeners.get(DESCRIPTOR).boundClass).isNull();
    assertThat(Listeners.get(DESCRIPTOR).accepted).hasValue(1);
  }

  @Test
  void removesAListenerAtClose() {
    ListenerCounters listener = listening(1);
    Hooks.closing(0, DESCRIPTOR);
    assertThat(listener.closed).isFalse();
    Hooks.closing(1, DESCRIPTOR);
    assertThat(listener.closed).isTrue();
    assertThat(Listeners.get(DESCRIPTOR)).isNull();
  }

  @Test
  void countsAnewWhenTheDescriptorIsReused() {
    ListenerCounters first = listening(1);
    Hooks.accepted(1, DESCRIPTOR);
    ListenerCounters second = listening(2);
    assertThat(first.closed).isTrue();
    Listeners.close(first);
    assertThat(Listeners.get(DESCRIPTOR)).isSameAs(second);
    assertThat(second.accepted).hasValue(0);
  }

  @Test
  void ignoresAListenThatFailed() {
    Hooks.listening(-98, DESCRIPTOR, 1, HooksTest.class);
    assertThat(Listeners.get(DESCRIPTOR)).isNull();
  }

  @Test
  void allocatesNothingPerAccept() {
    ListenerCounters listener = listening(1);
    Hooks.accepted(1, DESCRIPTOR);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < ACCEPTS; i++) {
      Hooks.accepted(1, DESCRIPTOR);
    }
    long allocated = threads.getThreadAllocatedBytes(thread) - before;
    assertThat(listener.accepted).hasValue(ACCEPTS + 1L);
    assertThat(allocated).isLessThan(ACCEPTS);
  }
}
