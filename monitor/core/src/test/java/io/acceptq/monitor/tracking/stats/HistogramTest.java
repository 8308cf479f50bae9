// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.acceptq.monitor.model.Percentiles;
import io.acceptq.monitor.sampler.FakeService;
import org.junit.jupiter.api.Test;

class HistogramTest {
  private final Histogram distribution = new Histogram();

  @Test
  void percentilesAreAtMostTenPercentTooHigh() {
    for (int millis = 1; millis <= 1_000; millis++) {
      distribution.add(millis);
    }
    assertThat(distribution.percentiles().median / 500).isBetween(1.0, 1.1);
    assertThat(distribution.percentiles().p99 / 990).isBetween(1.0, 1.1);
  }

  @Test
  void valuesOutOfRangeCountAsTheRangesEnd() {
    distribution.add(0);
    distribution.add(1e9);
    assertThat(distribution.percentiles().median).isZero();
    assertThat(distribution.percentiles().p99).isCloseTo(1 << 20, within(1.0));
  }

  @Test
  void withoutValuesPercentilesAreUnknown() {
    assertThat(distribution.percentiles()).isSameAs(Percentiles.NONE);
    distribution.add(5);
    assertThat(distribution.percentiles()).isSameAs(distribution.percentiles());
    distribution.clear();
    assertThat(distribution.percentiles().median).isNull();
  }

  @Test
  void drainRunsHavePercentiles() {
    FakeService.Bound bound = new FakeService().bind(7, 50);
    DrainRuns runs = new DrainRuns();
    assertThat(runs.of(bound)).isSameAs(Percentiles.NONE);
    bound.drainRuns[1] = 60;
    bound.drainRuns[16] = 40;
    assertThat(runs.of(bound).median).isEqualTo(1);
    assertThat(runs.of(bound).p99).isEqualTo(16);
    assertThat(runs.of(bound)).isSameAs(runs.of(bound));
  }
}
