// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.sampler.FakeClock;
import org.junit.jupiter.api.Test;

class AcceptGapTest {
  private final FakeClock clock = new FakeClock();
  private final AcceptGap gap = new AcceptGap();
  private long accepted;
  private long lastAccept;

  private void sample(double afterMillis, int length) {
    clock.passMillis(afterMillis);
    gap.add(clock.nanos(), length, accepted, lastAccept);
  }

  private void accept(double afterMillis) {
    clock.passMillis(afterMillis);
    accepted++;
    lastAccept = clock.nanos();
  }

  @Test
  void anEmptyQueueHasNoGap() {
    sample(100, 0);
    sample(60_000, 0);
    assertThat(gap.millis()).isZero();
    assertThat(gap.longestMillis()).isZero();
  }

  @Test
  void aGapLastsFromTheFirstWaitingSampleToTheAccept() {
    sample(100, 0);
    sample(100, 1);
    assertThat(gap.millis()).isZero();
    sample(100, 1);
    sample(100, 2);
    assertThat(gap.millis()).isEqualTo(200);
    accept(50);
    sample(50, 1);
    assertThat(gap.millis()).isEqualTo(50);
    assertThat(gap.longestMillis()).isEqualTo(200);
  }

  @Test
  void aMovingQueueThatIsNeverEmptyHasOnlyShortGaps() {
    for (int i = 0; i < 50; i++) {
      accept(90);
      sample(10, 5);
    }
    assertThat(gap.longestMillis()).isEqualTo(10);
  }

  @Test
  void acceptsBeforeTheQueueFilledDoNotCount() {
    accept(0);
    sample(5_000, 0);
    sample(100, 3);
    sample(100, 3);
    assertThat(gap.millis()).isEqualTo(100);
  }

  @Test
  void resetKeepsTheCurrentGap() {
    sample(0, 1);
    sample(5_000, 1);
    accept(0);
    sample(0, 1);
    sample(300, 1);
    gap.reset();
    assertThat(gap.longestMillis()).isEqualTo(300);
    sample(100, 0);
    gap.reset();
    assertThat(gap.longestMillis()).isZero();
  }

  @Test
  void anUnknownQueueInterruptsTheGap() {
    sample(0, 1);
    gap.interrupt();
    sample(10_000, 1);
    assertThat(gap.millis()).isZero();
    assertThat(gap.longestMillis()).isZero();
  }
}
