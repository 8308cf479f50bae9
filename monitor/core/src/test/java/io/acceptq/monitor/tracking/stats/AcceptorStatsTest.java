// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.Acceptor;
import io.acceptq.monitor.sampler.FakeService;
import io.acceptq.testing.CommandRun;
import io.acceptq.testing.EveryJdkTest;
import io.acceptq.testing.JavaHomes;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptorStatsTest {
  private final AcceptorStats stats = new AcceptorStats();
  private final FakeService.Bound listener = new FakeService().bind(7, 50);

  private Acceptor sample() {
    return stats.sample(0, listener, 0, false);
  }

  @Test
  void aThreadThatHasEndedKeepsItsNameAndIsNoLongerReferenced() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = new Thread(() -> await(end), "front-door");
    thread.start();
    listener.acceptor = thread;
    assertThat(sample().thread).isSameAs(thread);
    assertThat(sample().name).isEqualTo("front-door");
    end.countDown();
    thread.join();
    Acceptor ended = sample();
    assertThat(ended.thread).isNull();
    assertThat(ended.name).isEqualTo("front-door");
    assertThat(ended.state).isEqualTo(Acceptor.State.DEAD);
    listener.acceptor = null; // as the agent reports it from then on
    listener.endedAcceptor = "front-door";
    assertThat(sample()).isSameAs(ended);
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void beforeTheFirstAcceptNothingIsKnown() {
    assertThat(sample().name).isNull();
    assertThat(sample().state).isNull();
  }

  @EveryJdkTest
  @ParameterizedTest
  @ValueSource(ints = {21, 25})
  void aVirtualThreadWithoutANameIsCalledByItsNumber(int feature) {
    String name =
        CommandRun.output(
            JavaHomes.java(feature).toString(),
            "-cp",
            System.getProperty("java.class.path"),
            VirtualThreadName.class.getName());
    assertThat(name.trim()).matches("VirtualThread\\[#\\d+]");
  }
}
