// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.acceptq.monitor.model.HistorySlice;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIfTest {
  private static final int RECORDED = 10;
  private static final long MILLIS = 30_000;
  private static final double INTERVAL = 100;

  /** Loads that a backlog of ten does not hold, and other backlogs. */
  static Stream<Arguments> bursts() {
    ReferenceQueue pause =
        new ReferenceQueue()
            .accepts(0, 1)
            .clients(0, 1_500, 15_000)
            .accepts(5_000, 0)
            .accepts(5_800, 1);
    ReferenceQueue burst = new ReferenceQueue().accepts(0, 10).clients(3_050, 40, 20);
    ReferenceQueue bursts = new ReferenceQueue().accepts(0, 5);
    for (int i = 0; i < 6; i++) {
      bursts.clients(2_000 + 2_500L * i, 30 + 5 * i, 30);
    }
    return Stream.of(
            Arguments.of("a pause of 800 ms at 100 clients/s", pause),
            Arguments.of("40 at once", burst),
            Arguments.of("six bursts", bursts))
        .flatMap(load -> Stream.of(5, 10, 20, 40, 60, 200).map(n -> with(load, n)));
  }

  private static Arguments with(Arguments load, int backlog) {
    return Arguments.of(load.get()[0], load.get()[1], backlog);
  }

  @ParameterizedTest(name = "{0}, backlog {2}")
  @MethodSource("bursts")
  void predictsTheFiguresOfAShortBurst(String name, ReferenceQueue load, int backlog) {
    WhatIf predicted = WhatIf.of(load.run(RECORDED, MILLIS).history(), RECORDED, backlog);
    ReferenceQueue.Outcome expected = load.run(backlog, MILLIS);
    assertThat(predicted.backlog).isEqualTo(backlog);
    assertThat(predicted.most.peak).isCloseTo(expected.peak(), within(2));
    assertThat(predicted.most.dropped).isCloseTo(expected.refusedClients(), within(2));
    assertThat(predicted.least.dropped).isLessThanOrEqualTo(predicted.most.dropped);
    assertThat((double) predicted.most.longestWaitMillis)
        .isCloseTo((double) expected.longestWait(), within(1.5 * INTERVAL));
  }

  /** During an overload, new clients cannot be distinguished from retries: there are bounds. */
  @ParameterizedTest(name = "backlog {0}")
  @ValueSource(ints = {5, 10, 20, 40, 60, 200})
  void boundsTheFiguresOfAnOverload(int backlog) {
    ReferenceQueue load =
        new ReferenceQueue().accepts(0, 20).clients(2_000, 400, 4_000); // twice what it accepts
    WhatIf predicted = WhatIf.of(load.run(RECORDED, MILLIS).history(), RECORDED, backlog);
    ReferenceQueue.Outcome expected = load.run(backlog, MILLIS);
    assertThat((double) expected.peak())
        .isBetween(0.9 * predicted.least.peak, 1.1 * predicted.most.peak);
    assertThat((double) expected.refusedClients())
        .isBetween(0.9 * predicted.least.dropped, 1.1 * predicted.most.dropped);
    assertThat((double) expected.longestWait())
        .isBetween(
            0.9 * predicted.least.longestWaitMillis - INTERVAL,
            1.1 * predicted.most.longestWaitMillis + INTERVAL);
    assertThat((double) predicted.most.dropped)
        .as("a useful upper bound")
        .isLessThanOrEqualTo(1.3 * expected.refusedClients());
  }

  @Test
  void aRecordingWithoutOverflowsNeedsNoBounds() {
    ReferenceQueue load = new ReferenceQueue().accepts(0, 10).clients(3_050, 40, 20);
    WhatIf predicted = WhatIf.of(load.run(50, MILLIS).history(), 50, 20);
    int acceptedInAnInterval = 5; // before or after the burst, which a sample does not show
    assertThat(predicted.most.dropped)
        .isCloseTo(load.run(20, MILLIS).refusedClients(), within(acceptedInAnInterval));
    assertThat(predicted.least.dropped).isEqualTo(predicted.most.dropped);
    assertThat(predicted.millis).isEqualTo(MILLIS - 100);
  }

  @Test
  void aQueueThatIsNeverEmptiedStaysFull() {
    ReferenceQueue load = new ReferenceQueue().accepts(0, 0).clients(15_000, 40, 0);
    WhatIf predicted = WhatIf.of(load.run(RECORDED, MILLIS).history(), RECORDED, 5);
    assertThat(predicted.most.fullShare).isCloseTo(0.5, within(0.01));
    assertThat(predicted.most.longestWaitMillis).isCloseTo(15_000L, within(200L));
    assertThat(predicted.most.dropped).as("each client once").isEqualTo(34);
  }

  @Test
  void needsTwoKnownSamplesInARow() {
    HistorySlice gap =
        new HistorySlice(
            new long[] {0, 100, 200},
            new int[] {1, -1, 1},
            new int[] {0, 0, 0},
            new int[] {0, 0, 0});
    assertThatThrownBy(() -> WhatIf.of(gap, 10, 5))
        .hasMessageStartingWith("needs two consecutive samples");
    HistorySlice known =
        new HistorySlice(new long[] {0, 100}, new int[] {1, 1}, new int[] {0, 0}, new int[2]);
    assertThatThrownBy(() -> WhatIf.of(known, null, 5)).hasMessageContaining("limit");
    assertThat(WhatIf.of(known, 10, 5).most.peak).isEqualTo(1);
  }
}
