// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.model.RuntimeStalls;
import org.junit.jupiter.api.Test;

class StallWatchTest {
  private int reads;
  private double throttled;
  private double throttledRead;
  private final StallWatch watch =
      new StallWatch(
          (now, late, withFiles) -> {
            reads += withFiles ? 1 : 0;
            throttledRead = withFiles ? throttled : throttledRead;
            return RuntimeStalls.builder()
                .cpuMillis(now)
                .samplerLateMillis(late)
                .throttledMillis(throttledRead)
                .build();
          });
  private long nanos;

  private RuntimeStalls look(double late, boolean waited) {
    nanos += 100_000_000;
    return watch.look(nanos, late, waited);
  }

  @Test
  void filesAreReadAtEveryTenthSampleWhileCalm() {
    for (int i = 0; i < 100; i++) {
      look(0.01 * i, false);
    }
    assertThat(reads).isEqualTo(10);
  }

  @Test
  void filesAreReadAtEverySampleWhileConnectionsWait() {
    look(0, false);
    for (int i = 0; i < 100; i++) {
      assertThat(look(0, true).cpuMillis).isEqualTo(nanos / 1e6);
    }
    assertThat(reads).isEqualTo(101);
  }

  @Test
  void filesAreReadAtEverySampleWhileTheQuotaIsUsedUp() {
    look(0, false);
    throttled = 85.0;
    for (int i = 0; i < 9; i++) {
      look(0, false);
    }
    assertThat(reads).isEqualTo(1);
    for (int i = 0; i < 10; i++) {
      look(0, false);
      throttled += 85;
    }
    assertThat(reads).isEqualTo(11);
    throttled -= 85; // as at the latest reading
    for (int i = 0; i < 10; i++) {
      look(0, false);
    }
    assertThat(reads).isEqualTo(12);
  }

  @Test
  void filesAreReadAtALateSample() {
    look(0, false);
    assertThat(look(500, false).samplerLateMillis).isEqualTo(500);
    assertThat(reads).isEqualTo(2);
    look(500, false);
    assertThat(reads).isEqualTo(2);
  }
}
