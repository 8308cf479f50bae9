// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleScheduleTest {
  private static final long INTERVAL = 100_000_000L;

  private final FakeClock clock = new FakeClock();
  private final SampleSchedule pace = new SampleSchedule(clock, this::park);
  private final List<Long> samples = new ArrayList<>();

  /** How long the next waits last; further ones last as long as asked. */
  private final List<Double> earlyWakes = new ArrayList<>();

  private double oversleepMillis;

  private void park(long nanos) {
    double asked = nanos / 1e6;
    clock.passMillis(earlyWakes.isEmpty() ? asked : Math.min(asked, earlyWakes.remove(0)));
    clock.passMillis(oversleepMillis);
    oversleepMillis = 0;
  }

  private void sample(double costMillis) {
    assertThat(pace.await(INTERVAL)).isTrue();
    samples.add(clock.elapsedMillis());
    clock.passMillis(costMillis);
  }

  @Test
  void theFirstSampleIsImmediateAndTheCostOfASampleDelaysNone() {
    for (int i = 0; i < 5; i++) {
      sample(30);
    }
    assertThat(samples).containsExactly(0L, 100L, 200L, 300L, 400L);
    assertThat(pace.missed()).isZero();
  }

  @Test
  void aLateSampleIsImmediateAndTheSkippedOnesAreMissed() {
    sample(0);
    sample(330);
    sample(0);
    assertThat(pace.lateness()).isEqualTo(230_000_000);
    sample(0);
    assertThat(pace.lateness()).isZero();
    assertThat(samples).containsExactly(0L, 100L, 430L, 500L);
    assertThat(pace.missed()).isEqualTo(2);
  }

  @Test
  void onlyTimeInWhichTheThreadWasToRunIsOverslept() {
    sample(330);
    sample(0);
    assertThat(pace.overslept()).as("the previous sample took long").isZero();
    oversleepMillis = 2_500;
    sample(0);
    assertThat(pace.overslept()).isEqualTo(2_500_000_000L);
    sample(0);
    assertThat(pace.overslept()).isZero();
  }

  @Test
  void aBindCausesOneExtraSample() {
    sample(0);
    earlyWakes.addAll(List.of(30.0, 20.0, 10.0));
    sample(0);
    sample(0);
    sample(0);
    assertThat(samples).containsExactly(0L, 30L, 100L, 200L);
    assertThat(pace.missed()).isZero();
  }

  @Test
  void aChangedSettingCausesAnExtraSample() {
    sample(0);
    earlyWakes.addAll(List.of(30.0, 20.0));
    sample(0);
    pace.hurry();
    sample(0);
    assertThat(samples).containsExactly(0L, 30L, 50L);
  }

  @Test
  void aNewIntervalCountsFromTheLastDueTime() {
    sample(0);
    sample(0);
    assertThat(pace.await(2 * INTERVAL)).isTrue();
    assertThat(clock.elapsedMillis()).isEqualTo(300);
    assertThat(pace.await(INTERVAL / 10)).isTrue();
    assertThat(clock.elapsedMillis()).isEqualTo(310);
  }

  @Test
  void aStoppedScheduleDoesNotWait() {
    sample(0);
    pace.stop();
    assertThat(pace.await(INTERVAL)).isFalse();
    assertThat(pace.idle(INTERVAL)).isFalse();
    assertThat(clock.elapsedMillis()).isZero();
  }
}
