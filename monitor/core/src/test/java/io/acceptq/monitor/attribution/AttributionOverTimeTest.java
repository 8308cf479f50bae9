// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.Confidence;
import io.acceptq.monitor.model.kernel.KernelCounters;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Attribution from one interval to the next: carried counts, opened and closed sockets, counters
 * that wrap.
 */
class AttributionOverTimeTest extends AttributionFixture {
  @Test
  void whatIsCountedBeforeTheSocketShowsItIsCarried() {
    sample(1);
    assertThat(attribution.carried()).isEqualTo(1);
    assertThat(attribution.unattributed()).isZero();
    a.drops += 1;
    sample(0);
    assertThat(a).hasToString("1 EXACT");
    assertThat(attribution.carried()).isZero();
  }

  @Test
  void partOfWhatIsCountedMayBeCarried() {
    a.drops += 3;
    b.drops += 2;
    sample(6);
    assertThat(attribution.carried()).isEqualTo(1);
    b.drops += 1;
    sample(0);
    assertThat(a).hasToString("3 EXACT");
    assertThat(b).hasToString("3 EXACT");
  }

  @Test
  void whatTheNextSampleDoesNotShowStaysUnattributed() {
    sample(2);
    sample(0);
    assertThat(attribution.unattributed()).isEqualTo(2);
    assertThat(attribution.carried()).isZero();
    assertThat(a).hasToString("0 EXACT");
  }

  @Test
  void aSocketThatSharedAnIntervalWithAnUnseenOneIsNotExact() {
    a.drops += 1;
    sample(3);
    assertThat(a).hasToString("1 EXACT");
    sample(0);
    assertThat(a).hasToString("1 MIXED");
    assertThat(attribution.unattributed()).isEqualTo(2);
  }

  @Test
  void theCountOfAClosedListenerIsNotSpreadOverOthers() {
    a.drops += 1; // a duplicate, perhaps
    sockets.remove(b);
    closed = true;
    sample(5);
    assertThat(a).hasToString("1 MIXED");
    assertThat(attribution.unattributed()).isEqualTo(4);
    assertThat(attribution.carried()).isZero();
    a.drops += 4;
    sample(0);
    assertThat(a).hasToString("1 MIXED");
  }

  @Test
  void aNewListenerStartsAtZero() {
    Socket c = new Socket();
    c.drops = 3;
    sockets.add(c);
    sample(3);
    assertThat(c).hasToString("3 EXACT");
  }

  @Test
  void whatWasBeforeTheFirstSampleIsNotCounted() {
    OverflowAttribution late = new OverflowAttribution(KernelCounters.UNKNOWN);
    OverflowCandidate candidate = new OverflowCandidate();
    candidate.see(700L, false, true);
    late.attribute(counters(500L, 500L), List.of(candidate), false);
    assertThat(candidate.overflows).isZero();
    candidate.settle(700L);
    candidate.see(702L, false, true);
    late.attribute(counters(502L, 502L), List.of(candidate), false);
    assertThat(candidate.overflows).isEqualTo(2);
  }

  @Test
  void fromABaselineOnTheFirstIntervalCountsToo() {
    OverflowAttribution early = new OverflowAttribution(counters(500L, 500L));
    OverflowCandidate candidate = new OverflowCandidate();
    candidate.see(7L, true, true);
    early.attribute(counters(507L, 509L), List.of(candidate), false);
    assertThat(candidate.overflows).isEqualTo(7);
    assertThat(candidate.confidence).isEqualTo(Confidence.EXACT);
    assertThat(early.unattributed()).isZero();
  }

  /** Otherwise a service that opens and closes listeners all the time would be MIXED for good. */
  @Test
  void aCloseNearbyMakesNothingUncertainThatAddsUp() {
    sample(0);
    a.drops += 4;
    closed = true;
    sample(4);
    assertThat(a).hasToString("4 EXACT");
    a.drops += 4;
    closed = true;
    sample(6);
    assertThat(a).hasToString("8 MIXED");
  }

  @Test
  void socketDropsWrapAt32Bits() {
    a.drops = 0xffff_fffeL;
    sample(0);
    a.drops = 3;
    sample(5);
    assertThat(a).hasToString("5 EXACT");
  }

  @Test
  void countersThatGoBackStartAgain() {
    a.drops = 100;
    sample(0);
    a.drops = 50;
    listenOverflows = 10;
    sample(0);
    assertThat(a).hasToString("0 EXACT");
    a.drops = 52;
    sample(2);
    assertThat(a).hasToString("2 EXACT");
  }

  @Test
  void aSocketCounterThatGoesBackIsNotAnOverflow() {
    a.drops = 100;
    sample(0);
    a.drops = 50;
    b.drops += 3;
    sample(3);
    assertThat(a).hasToString("0 EXACT");
    assertThat(b).hasToString("3 EXACT");
  }

  @Test
  void anIntervalWithoutCountersIsCoveredByTheNext() {
    a.drops += 2;
    see();
    assertThat(attribution.attribute(KernelCounters.UNKNOWN, candidates(), false)).isFalse();
    a.drops += 1;
    sample(3);
    assertThat(a).hasToString("3 EXACT");
  }

  @Test
  void dropsForOtherReasonsAreCarriedToo() {
    listenDrops += 1;
    sample(0);
    a.drops += 1;
    sample(0);
    assertThat(a.otherDrops).isEqualTo(1);
    assertThat(a.overflows).isZero();
  }
}
