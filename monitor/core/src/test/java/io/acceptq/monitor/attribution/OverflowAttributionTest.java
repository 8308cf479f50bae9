// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.attribution;

import static io.acceptq.monitor.model.Confidence.ESTIMATED;
import static io.acceptq.monitor.model.Confidence.MIXED;
import static io.acceptq.monitor.model.Confidence.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rules by which overflows are attributed to sockets within one interval. */
class OverflowAttributionTest extends AttributionFixture {
  @Test
  void duplicatesAloneAreNotOverflows() {
    a.drops += 4;
    sample(0);
    assertThat(a).hasToString("0 EXACT");
  }

  @Test
  void theOnlySocketThatDiscardedPacketsHadAllOverflows() {
    a.drops += 9; // an ignored last ACK counts twice
    sample(4);
    assertThat(a).hasToString("4 EXACT");
    assertThat(b).hasToString("0 EXACT");
  }

  @Test
  void discardedPacketsThatAddUpAreEachAnOverflow() {
    a.drops += 3;
    b.drops += 2;
    sample(5);
    assertThat(a).hasToString("3 EXACT");
    assertThat(b).hasToString("2 EXACT");
  }

  @Test
  void aTotalBelowTheDiscardedPacketsIsDividedFullQueuesFirst() {
    a.drops += 9;
    a.full = true;
    b.drops += 3;
    sample(4);
    assertThat(a).hasToString("4 MIXED");
    assertThat(b).hasToString("0 MIXED");
  }

  @Test
  void noSocketGetsMoreThanItDiscarded() {
    a.drops += 2;
    a.full = true;
    b.drops += 10;
    sample(5);
    assertThat(a).hasToString("2 MIXED");
    assertThat(b).hasToString("3 MIXED");
  }

  @Test
  void equalCandidatesShareInProportion() {
    a.drops += 8;
    b.drops += 4;
    sample(7);
    assertThat(a.overflows + b.overflows).isEqualTo(7);
    assertThat(a.overflows).isBetween(4L, 5L);
    assertThat(a.candidate.confidence).isEqualTo(MIXED);
  }

  @Test
  void dropsForOtherReasonsAreOnTop() {
    a.drops += 5;
    listenDrops += 2; // a full SYN queue
    sample(3);
    assertThat(a.overflows).isEqualTo(3);
    assertThat(a.otherDrops).isEqualTo(2);
  }

  @Test
  void withoutSocketDropsTheOneAtItsLimitIsEstimated() {
    a.tells = false;
    b.tells = false;
    a.full = true;
    sample(4);
    assertThat(a).hasToString("4 " + ESTIMATED);
    assertThat(b).hasToString("0 EXACT");
  }

  @Test
  void withoutSocketDropsAndSeveralAtTheirLimitNoneIsBlamed() {
    for (boolean full : new boolean[] {true, false}) {
      a.tells = false;
      b.tells = false;
      a.full = full;
      b.full = full;
      sample(4);
      assertThat(a).hasToString("0 " + UNKNOWN);
    }
    assertThat(attribution.unattributed()).isEqualTo(8);
  }

  @Test
  void aQueueThatWasFullWhenTheIntervalBeganCountsAsFull() {
    a.full = true;
    sample(0);
    a.full = false;
    a.drops += 4;
    b.drops += 4;
    sample(3);
    assertThat(a).hasToString("3 MIXED");
    assertThat(b).hasToString("0 MIXED");
  }

  @Test
  void allSharesAddUpToTheNamespacesCounter() {
    Random random = new Random(42);
    for (int i = 0; i < 10_000; i++) {
      a.drops += random.nextBoolean() ? random.nextInt(9) : 0;
      b.drops += random.nextBoolean() ? random.nextInt(9) : 0;
      a.full = random.nextBoolean();
      b.full = random.nextBoolean();
      closed = random.nextInt(10) == 0;
      sample(random.nextBoolean() ? random.nextInt(12) : 0);
      assertThat(a.overflows + b.overflows + attribution.unattributed() + attribution.carried())
          .isEqualTo(listenOverflows - 1_000);
      for (Socket each : sockets) {
        assertThat(each.candidate.overflows).isBetween(0L, each.candidate.discarded);
      }
    }
    assertThat(a.overflows).isPositive();
  }
}
