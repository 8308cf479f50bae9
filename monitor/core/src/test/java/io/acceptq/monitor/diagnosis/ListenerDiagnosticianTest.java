// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import static io.acceptq.monitor.diagnosis.ListenerScript.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.diagnosis.cause.Cause;
import io.acceptq.monitor.model.Acceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenerDiagnosticianTest {
  private static ListenerScript busy(int limit) {
    ListenerScript script = new ListenerScript(limit);
    for (int i = 0; i < 20; i++) {
      script.queue(i % 3).accept(5).cpu(10).sample(100);
    }
    return script.queue(0).sample(100);
  }

  private static ListenerScript overflowing(ListenerScript script, int limit) {
    return script.queue(limit + 1).overflow(3);
  }

  @Test
  void aBusyListenerHasNoEpisode() {
    ListenerScript script = busy(50);
    assertThat(script.verdicts).allMatch(verdict -> verdict.episode == null);
    assertThat(script.events).isEmpty();
  }

  @Test
  void aListenerThatNeverAcceptedIsNamed() {
    ListenerScript script = overflowing(new ListenerScript(2).samples(3), 2).samples(12);
    assertThat(script.cause()).isEqualTo(Cause.NEVER_ACCEPTED);
    assertThat(script.eventTypes()).containsExactly("acceptq.overflow");
    assertThat(script.last().episode.evidence())
        .isEqualTo(
            "nothing has been accepted since the bind; connections have waited for 1.2 s: 3"
                + " connections wait, 3 overflows");
  }

  @Test
  void aDeadAcceptorIsNamed() {
    ListenerScript script = overflowing(busy(2), 2).state(Acceptor.State.DEAD).samples(12);
    assertThat(script.cause()).isEqualTo(Cause.ACCEPTOR_DEAD);
  }

  @Test
  void theExceptionThatEndedTheAcceptorIsNamed() {
    ListenerScript script =
        overflowing(busy(2), 2).diedBy("java.lang.Error: no at a.B.c(B.java:1)");
    assertThat(script.samples(12).last().episode.evidence())
        .startsWith(
            "the accepting thread terminated with java.lang.Error: no at a.B.c(B.java:1),"
                + " no accept");
    assertThat(script.last().episode.advice()).startsWith("Fix the exception");
  }

  @Test
  void anAcceptorThatIsElsewhereIsNamedWithItsMethod() {
    ListenerScript script =
        overflowing(busy(2), 2)
            .at(frame("java.lang.Thread", "sleep"), frame("com.acme.Tenants", "lookUp"))
            .samples(12);
    assertThat(script.cause()).isEqualTo(Cause.ACCEPTOR_BLOCKED);
    assertThat(script.last().episode.evidence())
        .contains("has been in com.acme.Tenants.lookUp for");
  }

  @Test
  void aPauseOfAKnownServerIsNamed() {
    ListenerScript script =
        overflowing(busy(2), 2)
            .at(
                frame("jdk.internal.misc.Unsafe", "park"),
                frame("org.apache.tomcat.util.threads.LimitLatch", "countUpOrAwait"))
            .samples(12);
    assertThat(script.cause()).isEqualTo(Cause.ACCEPTOR_BLOCKED);
    assertThat(script.last().episode.evidence())
        .startsWith("deliberate pause: Tomcat has reached maxConnections");
  }

  @Test
  void anIdleEventLoopMeansAcceptingIsSwitchedOff() {
    ListenerScript script =
        overflowing(busy(2), 2)
            .at(
                frame("sun.nio.ch.EPoll", "wait"),
                frame("sun.nio.ch.EPollSelectorImpl", "doSelect"),
                frame("io.netty.channel.nio.NioEventLoop", "select"))
            .samples(12);
    assertThat(script.last().episode.evidence()).contains("accepting is switched off");
  }

  @Test
  void exhaustedDescriptorsAreNamed() {
    ListenerScript script = overflowing(busy(2), 2).failAccept("Too many open files").samples(2);
    assertThat(script.cause()).isEqualTo(Cause.FD_EXHAUSTED);
    assertThat(script.last().episode.evidence())
        .startsWith(
            "1 accept failed with \"Too many open files\", 128 descriptors open, 128 allowed; ");
  }

  @Test
  void aGarbageCollectionIsNamed() {
    ListenerScript script = overflowing(busy(20), 20).gc(2_900).cpu(2_000).sample(3_000);
    assertThat(script.cause()).isEqualTo(Cause.JVM_PAUSED);
    assertThat(script.eventTypes()).as("certain at once").containsExactly("acceptq.overflow");
  }

  @Test
  void anotherSafepointIsNamed() {
    ListenerScript script = overflowing(busy(20), 20).gc(0).cpu(2_000).sample(3_000);
    assertThat(script.cause()).isEqualTo(Cause.JVM_PAUSED);
    assertThat(script.last().episode.evidence()).contains("garbage collection 0 ms");
  }

  @Test
  void aStoppedProcessIsNamed() {
    ListenerScript script = overflowing(busy(20), 20).cpu(10).queued(1).sample(3_000);
    assertThat(script.cause()).isEqualTo(Cause.PROCESS_STOPPED);
  }

  /** Its threads run right before it is stopped and right after. */
  @Test
  void cpuUsedAroundAStopIsNotHeldAgainstIt() {
    ListenerScript script = overflowing(busy(20), 20).cpu(380).queued(1).sample(3_000);
    assertThat(script.cause()).isEqualTo(Cause.PROCESS_STOPPED);
    assertThat(overflowing(busy(20), 20).cpu(500).queued(1).sample(3_000).cause())
        .isEqualTo(Cause.JVM_PAUSED);
  }

  @Test
  void anExhaustedQuotaIsNamed() {
    ListenerScript script = overflowing(busy(20), 20);
    for (int i = 0; i < 10; i++) {
      script.throttled(80).queued(80).cpu(20).accept(1).sample(100);
    }
    assertThat(script.cause()).isEqualTo(Cause.CPU_THROTTLED);
  }

  /** The quota was last read when all was calm, a second before. */
  @ParameterizedTest
  @CsvSource({"90, CPU_THROTTLED", "40, BURST"})
  void aQuotaThatWasNotReadAtOnceHasToCoverMoreOfTheProblem(double millis, Cause cause) {
    ListenerScript script = busy(5).readsFiles(false).samples(9).readsFiles(true);
    script.throttled(millis).accept(13).overflow(7).sample(100).samples(16);
    assertThat(script.cause()).isEqualTo(cause);
  }

  @Test
  void aQueueThatStaysFullDespiteAcceptsIsASlowLoop() {
    ListenerScript script = busy(5);
    for (int i = 0; i < 30; i++) {
      overflowing(script, 5).accept(2).sample(100);
    }
    assertThat(script.cause()).isEqualTo(Cause.ACCEPT_LOOP_SLOW);
    assertThat(script.events).hasSize(1).allMatch(e -> e.episode.cause() == Cause.ACCEPT_LOOP_SLOW);
  }

  @Test
  void aShortRushIsABurst() {
    ListenerScript script = overflowing(busy(5), 5).accept(10).sample(100);
    assertThat(script.cause()).as("it may last").isNull();
    assertThat(script.events).isEmpty();
    script.queue(0).accept(6).samples(2);
    assertThat(script.eventTypes()).containsExactly("acceptq.overflow");
    assertThat(script.cause()).isEqualTo(Cause.BURST);
    assertThat(script.last().episode.advice()).startsWith("Request a backlog of 14, 1.5 times");
  }

  @Test
  void aBurstThatTurnsOutToBeSpecificIsReportedAgain() {
    ListenerScript script = overflowing(busy(5), 5).accept(10).sample(100);
    script.queue(0).accept(6).samples(2);
    overflowing(script, 5).failAccept("Too many open files").samples(20);
    assertThat(script.events)
        .extracting(edge -> edge.episode.cause())
        .containsExactly(Cause.BURST, Cause.FD_EXHAUSTED);
    assertThat(script.eventTypes()).containsOnly("acceptq.overflow");
  }

  @Test
  void aCappedBacklogThatWouldHaveSufficedIsNamed() {
    ListenerScript script = overflowing(busy(5).requested(100), 5).accept(10).sample(100);
    script.queue(0).accept(6).sample(100);
    assertThat(script.cause()).isEqualTo(Cause.BACKLOG_CAPPED);
    assertThat(script.last().episode.evidence())
        .contains(
            "requested a backlog of 100, the kernel holds 5 (capped by net.core.somaxconn=5)");
  }

  @Test
  void aCappedBacklogThatWouldNotHaveSufficedIsABurst() {
    ListenerScript script = busy(5).requested(6).queue(6).overflow(30).accept(10).sample(100);
    script.queue(0).accept(6).sample(100);
    assertThat(script.cause()).isEqualTo(Cause.BURST);
  }

  @Test
  void overlappingCausesAreBothNamed() {
    ListenerScript script = busy(20).queue(21).overflow(200).gc(400).cpu(300).accept(0).sample(500);
    assertThat(script.last().episode.findings)
        .extracting(finding -> finding.cause)
        .containsExactly(Cause.JVM_PAUSED, Cause.BURST);
  }

  @Test
  void handshakesThatAreNeverCompletedAreASynFlood() {
    ListenerScript script = busy(20).halfOpen(21);
    for (int i = 0; i < 20; i++) {
      script.refuseSyns(10).sample(100);
    }
    assertThat(script.cause()).isEqualTo(Cause.SYN_FLOOD);
    assertThat(script.eventTypes()).containsExactly("acceptq.synflood");
    assertThat(script.last().health).as("the accept queue is well").isEqualTo(Health.OK);
  }

  @Test
  void aMomentOfManyHandshakesIsNotASynFlood() {
    ListenerScript script =
        busy(20).halfOpen(21).refuseSyns(30).samples(10).halfOpen(0).samples(30);
    assertThat(script.verdicts).allMatch(verdict -> verdict.episode == null);
  }

  @Test
  void aSynFloodOfAnotherListenerIsNotReportedHere() {
    ListenerScript script = busy(20).halfOpen(3);
    for (int i = 0; i < 30; i++) {
      script.refuseSyns(10).sample(100);
    }
    assertThat(script.verdicts).allMatch(verdict -> verdict.episode == null);
  }

  @Test
  void retriesAfterASlowLoopAreNotABurst() {
    ListenerScript script = busy(5);
    for (int i = 0; i < 30; i++) {
      overflowing(script, 5).accept(2).sample(100);
    }
    script.queue(0).accept(6).samples(10);
    overflowing(script, 5).accept(4).sample(100);
    assertThat(script.cause()).isEqualTo(Cause.ACCEPT_LOOP_SLOW);
  }

  @Test
  void withoutTrackedAcceptsNoCauseIsGuessed() {
    ListenerScript script = overflowing(new ListenerScript(2).unseen().samples(3), 2).samples(20);
    assertThat(script.cause()).isNull();
    assertThat(script.last().episode.evidence())
        .startsWith("cause unknown: accepts are not seen, because the listener was bound before");
    assertThat(script.last().episode.advice()).isNull();
  }

  @Test
  void anEpisodeEndsOnceAndIsShownForAMinute() {
    ListenerScript script =
        overflowing(busy(5), 5).accept(10).sample(100).queue(0).accept(6).samples(150);
    assertThat(script.eventTypes()).containsExactly("acceptq.overflow", "acceptq.recovered");
    assertThat(script.last().episode.open).isFalse();
    assertThat(script.last().episode.peak).isEqualTo(6);
    assertThat(script.last().episode.overflows).isEqualTo(3);
    script.samples(520);
    assertThat(script.last().episode).isNull();
  }

  @Test
  void aFlappingLoadGivesAHandfulOfEpisodes() {
    ListenerScript script = busy(5);
    for (int round = 0; round < 120; round++) { // a burst every 15 s for half an hour
      overflowing(script, 5).accept(10).sample(100).queue(0).accept(6).samples(149);
    }
    assertThat(script.events).hasSizeLessThan(10);
  }

  @Test
  void saturationIsAnEpisodeAfterHalfASecond() {
    ListenerScript script = busy(50).queue(45).accept(5).samples(4).queue(0).accept(45).samples(5);
    assertThat(script.last().episode).isNull();
    for (int i = 0; i < 8; i++) {
      script.queue(45).accept(5).sample(100);
    }
    assertThat(script.last().episode.kind).isEqualTo(Episode.Kind.SATURATION);
    for (int i = 0; i < 20; i++) {
      overflowing(script, 50).accept(5).sample(100);
    }
    assertThat(script.eventTypes()).containsExactly("acceptq.overflow");
  }
}
