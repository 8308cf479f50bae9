// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadinessTest {
  private long nanos = Long.MAX_VALUE - 5; // as the clock may be

  @Test
  void samplingBeginsAtTheFirstBind() {
    assertThat(new Readiness(() -> true, () -> nanos).getAsBoolean()).isTrue();
  }

  @Test
  void samplingBeginsASecondLaterWithoutABind() {
    Readiness readiness = new Readiness(() -> false, () -> nanos);
    nanos += 999_999_999;
    assertThat(readiness.getAsBoolean()).isFalse();
    nanos++;
    assertThat(readiness.getAsBoolean()).isTrue();
  }
}
