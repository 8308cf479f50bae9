// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.diagnosis.cause.Cause;
import org.junit.jupiter.api.Test;

/** A pause in which connections waited is an episode, although no sample saw them wait. */
class PausedListenerTest {
  private final ListenerScript script = new ListenerScript(50).accept(10).samples(30);

  @Test
  void aStoppedProcessIsNamedAfterwards() {
    script.waited(3_900.0).accept(40).cpu(10).queued(1).sample(4_100);
    assertThat(script.cause()).isEqualTo(Cause.PROCESS_STOPPED);
    assertThat(script.last().episode.evidence())
        .startsWith("the whole process did not run for 4.0 s")
        .endsWith("connections waited for up to 3.9 s, 0 connections wait");
    assertThat(script.eventTypes()).containsExactly("acceptq.stall");
    assertThat(script.last().queueWait.longestMillis).isEqualTo(3_900);
    script.samples(51);
    assertThat(script.eventTypes()).containsExactly("acceptq.stall", "acceptq.recovered");
  }

  @Test
  void aCollectionIsNamedAfterwards() {
    script.waited(3_000.0).accept(5).gc(3_200).cpu(3_200).sample(3_300);
    assertThat(script.cause()).isEqualTo(Cause.JVM_PAUSED);
    assertThat(script.last().episode.evidence()).contains("garbage collection stopped the JVM");
  }

  @Test
  void aPauseInWhichNobodyWaitedLongIsNoProblem() {
    script.waited(900.0).accept(1).cpu(10).sample(4_100);
    assertThat(script.last().episode).isNull();
  }

  /** Nobody knows when the connections arrived. */
  @Test
  void withoutEvidenceWaitsAreUnknownAndNoCauseIsNamed() {
    script.waited(null).accept(40).cpu(10).sample(4_100).samples(10);
    assertThat(script.last().episode).isNull();
    assertThat(script.last().queueWait.longestMillis).isNull();
    assertThat(script.last().queueWait.meanMillis).isNull();
    script.accept(1).samples(600);
    assertThat(script.last().queueWait.longestMillis).isZero();
  }
}
