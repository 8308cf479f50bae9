// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.PausedWait;
import io.acceptq.monitor.spi.ListenerConnections;
import org.junit.jupiter.api.Test;

class UnseenAcceptGapTest implements ListenerConnections {
  private final UnseenAcceptGap gap = new UnseenAcceptGap();
  private long millis = Long.MAX_VALUE / 1_000_000 - 1_000;
  private Long oldest;
  private int asked;

  @Override
  public PausedWait pausedWait(int waiting, int accepted, long lastAcceptNanos) {
    throw new AssertionError("not asked for");
  }

  @Override
  public Long oldestWaitingMillis() {
    asked++;
    return oldest;
  }

  /** This many samples of a queue of this length, whose first connection becomes older. */
  private Double samples(int length, int count) {
    Double last = null;
    for (int i = 0; i < count; i++) {
      millis += 100;
      oldest = oldest == null ? null : Long.valueOf(oldest + 100);
      last = gap.sample(millis * 1_000_000, length, this);
    }
    return last;
  }

  @Test
  void aQueueWhoseFirstConnectionStaysIsNotAccepted() {
    oldest = 0L;
    assertThat(samples(3, 1)).isZero();
    assertThat(samples(3, 31)).isBetween(2_900.0, 3_100.0);
    assertThat(asked).as("once a second").isEqualTo(4);
  }

  @Test
  void anotherFirstConnectionMeansAnAccept() {
    oldest = 5_000L;
    samples(51, 15);
    oldest = 4_000L; // as long as before, since the queue is full and refilled at once
    assertThat(samples(51, 10)).isZero();
    assertThat(samples(51, 10)).isBetween(900.0, 1_100.0);
  }

  @Test
  void aShorterQueueMeansAnAccept() {
    oldest = 5_000L;
    samples(5, 30);
    assertThat(samples(4, 1)).isZero();
    assertThat(samples(0, 5)).isZero();
  }

  @Test
  void whatTheKernelDoesNotTellIsUnknown() {
    oldest = null;
    assertThat(samples(5, 30)).isNull();
    assertThat(samples(0, 1)).isZero();
    assertThat(gap.sample(0, 5, null)).isNull();
  }
}
