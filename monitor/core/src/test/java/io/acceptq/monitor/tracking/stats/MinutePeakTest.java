// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.sampler.FakeClock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinutePeakTest {
  private final FakeClock clock = new FakeClock();
  private final MinutePeak peak = new MinutePeak();

  private int after(double seconds, int value) {
    clock.passMillis(seconds * 1e3);
    return peak.add(clock.nanos(), value);
  }

  @Test
  void aPeakIsForgottenAfterAMinute() {
    assertThat(after(0, 7)).isEqualTo(7);
    assertThat(after(58, 3)).isEqualTo(7);
    assertThat(after(3, 1)).isEqualTo(3);
    assertThat(after(300, 0)).isZero();
  }

  @Test
  void resetForgetsThePeak() {
    after(0, 7);
    peak.reset();
    assertThat(after(0, 2)).isEqualTo(2);
  }

  /** Between the true peak of the last 59 and of the last 61 seconds. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void thePeakIsExactToTheSecond(int seed) {
    Random random = new Random(seed);
    Deque<long[]> all = new ArrayDeque<>();
    for (int i = 0; i < 5_000; i++) {
      int value = random.nextInt(20) == 0 ? random.nextInt(1_000) : random.nextInt(5);
      int seen = after(random.nextDouble() * (random.nextInt(100) == 0 ? 90 : 1), value);
      all.addLast(new long[] {clock.elapsedMillis(), value});
      assertThat((long) seen).isBetween(since(all, 59_000), since(all, 61_000));
    }
  }

  private long since(Deque<long[]> all, long millis) {
    all.removeIf(each -> each[0] < clock.elapsedMillis() - 70_000);
    return all.stream()
        .filter(each -> each[0] >= clock.elapsedMillis() - millis)
        .mapToLong(each -> each[1])
        .max()
        .orElse(0);
  }
}
