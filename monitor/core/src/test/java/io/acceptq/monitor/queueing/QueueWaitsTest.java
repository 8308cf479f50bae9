// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.acceptq.monitor.model.HistorySlice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueWaitsTest {
  private static final double INTERVAL = 100;

  private final QueueWaits waits = new QueueWaits();
  private long millis = 1_800_000_000_000L;

  private QueueWait sample(int length, int accepts) {
    millis += 100;
    return waits.add(millis, length, accepts, null);
  }

  private QueueWait run(ReferenceQueue.Outcome outcome) {
    HistorySlice history = outcome.history();
    QueueWait last = sample(0, 0);
    for (int i = 0; i < history.millis.length; i++) {
      last = sample(history.queueLength[i], history.accepts[i]);
    }
    return last;
  }

  /** One connection is accepted at a time, so that waits grow from 0 to the last one's. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 7, 30})
  void meanAndLongestWaitAreThoseOfTheConnections(double perAccept) {
    ReferenceQueue.Outcome expected =
        new ReferenceQueue().accepts(0, perAccept).clients(1_050, 200, 50).run(1_000, 20_000);
    QueueWait wait = run(expected);
    assertThat(wait.meanMillis)
        .isCloseTo(expected.meanWait(), within(Math.max(INTERVAL, 0.2 * expected.meanWait())));
    assertThat(wait.longestMillis).isCloseTo((double) expected.longestWait(), within(INTERVAL));
    assertThat(wait.longestMillis).isPositive();
  }

  @Test
  void theMeanIsUnknownWhileNothingIsAccepted() {
    QueueWait wait =
        run(new ReferenceQueue().accepts(0, 0).clients(1_050, 20, 50).run(1_000, 20_000));
    assertThat(wait.meanMillis).isNull();
    assertThat(wait.longestMillis).isCloseTo(19_000, within(INTERVAL));
  }

  @Test
  void onlyTheLastMinuteCounts() {
    QueueWait during =
        run(new ReferenceQueue().accepts(0, 50).clients(1_050, 100, 50).run(1_000, 20_000));
    assertThat(during.longestMillis).isGreaterThan(4_000);
    for (int i = 0; i < 620; i++) {
      sample(0, 1);
    }
    QueueWait after = sample(0, 1);
    assertThat(after.longestMillis).isZero();
    assertThat(after.meanMillis).isZero();
  }

  @Test
  void anUnknownSampleGivesUnknownWaits() {
    assertThat(sample(-1, 5)).isSameAs(QueueWait.UNKNOWN);
    assertThat(sample(5, -1)).isSameAs(QueueWait.UNKNOWN);
    sample(5, 0);
    assertThat(sample(3, 2).meanMillis).isEqualTo(INTERVAL);
  }

  /** As Little's law would give while most of the connections have not left yet. */
  @Test
  void theMeanIsNeverAboveTheLongest() {
    for (int i = 0; i < 99; i++) {
      sample(51, 0);
    }
    QueueWait wait = sample(51, 20);
    assertThat(wait.longestMillis).isEqualTo(99 * INTERVAL);
    assertThat(wait.meanMillis).isEqualTo(99 * INTERVAL);
  }

  @Test
  void anAcceptThatIsCountedTooEarlyLeavesNoConnectionWaiting() {
    sample(20, 0);
    sample(10, 11);
    sample(0, 9);
    for (int i = 0; i < 20; i++) {
      sample(0, 0);
    }
    assertThat(sample(0, 0).longestMillis).isLessThanOrEqualTo(2 * INTERVAL);
  }
}
