// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeCheckScheduleTest {
  private static final long SECOND = 1_000_000_000L;

  /** Close to where the clock's numbers become negative. */
  private static final long START = Long.MAX_VALUE - 40 * SECOND;

  @Test
  void checksBecomeRarerUpToElevenMinutes() {
    NativeCheckSchedule schedule = new NativeCheckSchedule(START + 30 * SECOND);
    List<Long> checks = new ArrayList<>();
    for (long second = 0; second <= 3_000; second++) {
      if (schedule.isDue(START + second * SECOND)) {
        checks.add(second);
      }
    }
    assertThat(checks)
        .containsExactly(30L, 40L, 60L, 100L, 180L, 340L, 660L, 1_300L, 1_940L, 2_580L);
  }
}
