// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.acceptq.monitor.sampler.FakeClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateWindowTest {
  private final FakeClock clock = new FakeClock();
  private final RateWindow window = new RateWindow();
  private double accepted;

  private void run(double seconds, double interval, double perSecond, int length) {
    for (double passed = 0; passed < seconds; passed += interval) {
      clock.passMillis(interval * 1e3);
      accepted += perSecond * interval;
      window.add(clock.nanos(), Math.round(accepted), length);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.25, 1, 3})
  void ratesCoverTheLastTenSecondsAtAnyInterval(double interval) {
    run(60, interval, 1_000, 0);
    assertThat(window.acceptRate()).isCloseTo(1_000, within(1.0));
    run(11 + interval, interval, 100, 0);
    assertThat(window.acceptRate()).isCloseTo(100, within(interval < 1 ? 20.0 : 250.0));
    run(11, interval, 100, 0);
    assertThat(window.acceptRate()).isCloseTo(100, within(1.0));
  }

  @Test
  void beforeASecondHasPassedThereIsNoRate() {
    window.add(clock.nanos(), 0, 0);
    assertThat(window.acceptRate()).isNull();
    run(0.85, 0.1, 100, 0);
    assertThat(window.acceptRate()).isNull();
    assertThat(window.arrivalRate()).isNull();
    run(0.2, 0.1, 100, 0);
    assertThat(window.acceptRate()).isCloseTo(100, within(0.1));
  }

  @Test
  void arrivalsAreAcceptsPlusQueueGrowth() {
    window.add(clock.nanos(), 0, 0);
    clock.passMillis(2_000);
    window.add(clock.nanos(), 20, 8);
    assertThat(window.acceptRate()).isEqualTo(10);
    assertThat(window.arrivalRate()).isEqualTo(14);
  }

  @Test
  void aShrinkingQueueIsNotAnArrival() {
    window.add(clock.nanos(), 0, 50);
    clock.passMillis(2_000);
    window.add(clock.nanos(), 50, 0);
    assertThat(window.arrivalRate()).isZero();
  }

  @Test
  void aClearedWindowStartsAgain() {
    run(30, 0.1, 100, 5);
    window.clear();
    assertThat(window.acceptRate()).isNull();
    accepted = 0;
    run(2, 0.1, 10, 0);
    assertThat(window.acceptRate()).isCloseTo(10, within(1.0));
  }
}
