// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleCostTest {
  private final FakeClock clock = new FakeClock();
  private final SampleCost cost = new SampleCost();

  private void sample(double millis, double cpuMillis) {
    cost.add(clock.nanos(), (long) (millis * 1e6), (long) (cpuMillis * 1e6));
    clock.passMillis(100);
  }

  @Test
  void theCpuShareCoversTheLastSeconds() {
    assertThat(cost.cpuPercent(clock.nanos())).isNull();
    sample(500, 400);
    assertThat(cost.cpuPercent(clock.nanos())).isNull();
    for (int i = 0; i < 50; i++) {
      sample(3, 1);
    }
    assertThat(cost.cpuPercent(clock.nanos())).isCloseTo(450 / 51.0, within(0.01));
    for (int i = 0; i < 200; i++) {
      sample(3, 1);
    }
    assertThat(cost.cpuPercent(clock.nanos())).isCloseTo(1, within(0.01));
    assertThat(cost.micros()).isEqualTo(3_000);
    assertThat(cost.maxMicros()).isEqualTo(500_000);
    assertThat(cost.samples()).isEqualTo(251);
  }

  @Test
  void theCpuShareCoversTenSecondsAtAnyInterval() {
    cost.add(clock.nanos(), 0, 0);
    cost.add(clock.nanos(), 0, 900_000_000L);
    for (int i = 0; i < 890; i++) {
      clock.passMillis(10);
      cost.add(clock.nanos(), 0, 0);
    }
    assertThat(cost.cpuPercent(clock.nanos())).isCloseTo(900 / 89.0, within(0.01));
    clock.passMillis(60_000);
    cost.add(clock.nanos(), 0, 600_000_000L);
    clock.passMillis(60_000);
    assertThat(cost.cpuPercent(clock.nanos())).as("since the latest").isCloseTo(1, within(0.01));
  }

  @Test
  void theMedianIgnoresOutliers() {
    for (int i = 0; i < 8; i++) {
      sample(1, i < 4 ? 200 : 2);
      assertThat(cost.medianCpu()).isZero();
    }
    sample(1, 2);
    assertThat(cost.medianCpu()).isEqualTo(2_000_000);
  }
}
