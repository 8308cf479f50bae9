// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.attribution;

import static io.acceptq.monitor.model.Confidence.ESTIMATED;
import static io.acceptq.monitor.model.Confidence.EXACT;
import static io.acceptq.monitor.model.Confidence.MIXED;
import static io.acceptq.monitor.model.Confidence.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.Confidence;
import io.acceptq.monitor.model.kernel.KernelCounters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every line of the rule by which overflows find their listener. */
class OverflowAttributionTest {
  private final OverflowAttribution attribution = new OverflowAttribution();
  private final Socket a = new Socket();
  private final Socket b = new Socket();
  private final List<Socket> sockets = new ArrayList<>(List.of(a, b));
  private long listenOverflows = 1_000;
  private long listenDrops = 2_000;
  private boolean closed;
  private boolean started;

  OverflowAttributionTest() {
    sample(0); // the first sample is where counting begins
  }

  @Test
  void duplicatesAloneAreNoOverflow() {
    a.drops += 4;
    sample(0);
    assertThat(a).hasToString("0 EXACT");
  }

  @Test
  void whoAloneDiscardedHadThemAll() {
    a.drops += 9; // an ignored last ACK counts twice
    sample(4);
    assertThat(a).hasToString("4 EXACT");
    assertThat(b).hasToString("0 EXACT");
  }

  @Test
  void discardedThatAddUpAreOverflowsEach() {
    a.drops += 3;
    b.drops += 2;
    sample(5);
    assertThat(a).hasToString("3 EXACT");
    assertThat(b).hasToString("2 EXACT");
  }

  @Test
  void tooManyDiscardedAreDividedFullQueuesFirst() {
    a.drops += 9;
    a.full = true;
    b.drops += 3;
    sample(4);
    assertThat(a).hasToString("4 MIXED");
    assertThat(b).hasToString("0 MIXED");
  }

  @Test
  void nobodyGetsMoreThanHeDiscarded() {
    a.drops += 2;
    a.full = true;
    b.drops += 10;
    sample(5);
    assertThat(a).hasToString("2 MIXED");
    assertThat(b).hasToString("3 MIXED");
  }

  @Test
  void equalsAreDividedInProportion() {
    a.drops += 8;
    b.drops += 4;
    sample(7);
    assertThat(a.overflows + b.overflows).isEqualTo(7);
    assertThat(a.overflows).isBetween(4L, 5L);
    assertThat(a.candidate.confidence).isEqualTo(MIXED);
  }

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
  void whatTheNextSampleDoesNotShowWasNobodys() {
    sample(2);
    sample(0);
    assertThat(attribution.unattributed()).isEqualTo(2);
    assertThat(attribution.carried()).isZero();
    assertThat(a).hasToString("0 EXACT");
  }

  @Test
  void whoSharedAnIntervalWithSomebodyUnseenIsNotExact() {
    a.drops += 1;
    sample(3);
    assertThat(a).hasToString("1 EXACT");
    sample(0);
    assertThat(a).hasToString("1 MIXED");
    assertThat(attribution.unattributed()).isEqualTo(2);
  }

  @Test
  void aClosedListenerTakesItsCountAlong() {
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
  void aNewListenerBeginsAtZero() {
    Socket c = new Socket();
    c.drops = 3;
    sockets.add(c);
    sample(3);
    assertThat(c).hasToString("3 EXACT");
  }

  @Test
  void whatWasBeforeTheFirstSampleIsNotCounted() {
    OverflowAttribution late = new OverflowAttribution();
    OverflowCandidate candidate = new OverflowCandidate();
    candidate.see(700L, true, true);
    late.attribute(counters(500L, 500L), List.of(candidate), false);
    assertThat(candidate.overflows).isZero();
    candidate.settle(700L);
    candidate.see(702L, false, true);
    late.attribute(counters(502L, 502L), List.of(candidate), false);
    assertThat(candidate.overflows).isEqualTo(2);
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
  void countersThatGoBackBeginAnew() {
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
  void aSocketsCounterThatGoesBackIsNoFlood() {
    a.drops = 100;
    sample(0);
    a.drops = 50;
    b.drops += 3;
    sample(3);
    assertThat(a).hasToString("0 EXACT");
    assertThat(b).hasToString("3 EXACT");
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
  void anIntervalWithoutCountersIsCoveredByTheNext() {
    a.drops += 2;
    see();
    assertThat(attribution.attribute(KernelCounters.UNKNOWN, candidates(), false)).isFalse();
    a.drops += 1;
    sample(3);
    assertThat(a).hasToString("3 EXACT");
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
  void dropsForOtherReasonsAreCarriedToo() {
    listenDrops += 1;
    sample(0);
    a.drops += 1;
    sample(0);
    assertThat(a.otherDrops).isEqualTo(1);
    assertThat(a.overflows).isZero();
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
  void withoutSocketDropsAndSeveralAtTheirLimitNobodyIsBlamed() {
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

  private static final class Socket {
    final OverflowCandidate candidate = new OverflowCandidate();
    long drops = 7;
    boolean full;
    boolean tells = true;
    long overflows;
    long otherDrops;
    Confidence confidence = EXACT;

    @Override
    public String toString() {
      return overflows + " " + confidence;
    }
  }

  private void see() {
    for (Socket socket : sockets) {
      candidateSees(socket);
    }
  }

  private void candidateSees(Socket socket) {
    socket.candidate.see(socket.tells ? socket.drops : null, !started, socket.full);
  }

  private List<OverflowCandidate> candidates() {
    List<OverflowCandidate> candidates = new ArrayList<>();
    for (Socket socket : sockets) {
      candidates.add(socket.candidate);
    }
    return candidates;
  }

  /** One interval in which the namespace counted so many overflows. */
  private void sample(long overflows) {
    listenOverflows += overflows;
    listenDrops += overflows;
    see();
    attribution.attribute(counters(listenOverflows, listenDrops), candidates(), closed);
    started = true;
    closed = false;
    for (Socket socket : sockets) {
      socket.overflows += socket.candidate.overflows;
      socket.otherDrops += socket.candidate.otherDrops;
      socket.confidence = socket.confidence.weaker(socket.candidate.confidence);
      socket.candidate.settle(socket.drops);
    }
  }

  private static KernelCounters counters(long overflows, long drops) {
    Map<String, Long> values = new HashMap<>();
    values.put("ListenOverflows", overflows);
    values.put("ListenDrops", drops);
    return new KernelCounters(values);
  }
}
