// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.agent.weave.WeavingTransformer;
import io.acceptq.boot.Hooks;
import io.acceptq.boot.ListenerCounters;
import io.acceptq.monitor.spi.ApplicationListener;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the monitor sees of an acceptor thread, with a descriptor that no listener of this JVM has.
 */
class WovenListenerTest {
  private static final int DESCRIPTOR = 5_000_001;

  private final WovenView view = new WovenView(new WeavingTransformer());

  @BeforeEach
  void open() {
    Hooks.listening(DESCRIPTOR, 1, WovenListenerTest.class);
  }

  @AfterEach
  void close() {
    Hooks.closing(DESCRIPTOR);
    assertThat(Hooks.ERRORS).hasValue(0);
  }

  private ApplicationListener listener() {
    List<ApplicationListener> listeners = view.listeners();
    return listeners.stream().filter(l -> l.descriptor() == DESCRIPTOR).findFirst().orElseThrow();
  }

  private static Thread acceptOn(String name) throws InterruptedException {
    Thread thread = new Thread(() -> Hooks.accepted(1, DESCRIPTOR), name);
    thread.start();
    thread.join();
    return thread;
  }

  @Test
  void showsALiveAcceptorItself() {
    Hooks.accepted(1, DESCRIPTOR);
    assertThat(listener().acceptor()).isSameAs(Thread.currentThread());
  }

  @Test
  void keepsOnlyTheNameOfAnAcceptorThatHasEnded() throws Exception {
    assertThat(acceptOn("first").isAlive()).isFalse();
    assertThat(listener().acceptor()).isNull();
    assertThat(listener().endedAcceptor()).isEqualTo("first");
    assertThat(((WovenListener) listener()).counters.acceptor).hasValue(null);
  }

  /** Virtual threads usually have no name. */
  @Test
  void identifiesAnEndedAcceptorWithoutAName() throws Exception {
    assertThat(acceptOn("").isAlive()).isFalse();
    assertThat(listener().endedAcceptor()).startsWith("Thread[").endsWith("]");
  }

  @Test
  void showsTheAcceptorThatReplacesAnEndedOne() throws Exception {
    assertThat(acceptOn("first").isAlive()).isFalse();
    assertThat(listener().endedAcceptor()).isEqualTo("first");
    Hooks.accepted(1, DESCRIPTOR);
    assertThat(listener().acceptor()).isSameAs(Thread.currentThread());
    assertThat(listener().endedAcceptor()).isNull();
    assertThat(acceptOn("second").isAlive()).isFalse();
    assertThat(listener().acceptor()).isNull();
    assertThat(listener().endedAcceptor()).isEqualTo("second");
  }

  @Test
  void agreesWithTheMonitorOnTheLongestDrainRun() {
    assertThat(ListenerCounters.LONGEST_DRAIN_RUN).isEqualTo(ApplicationListener.LONGEST_DRAIN_RUN);
  }
}
