// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationLimitTest {
  private final RegistrationLimit limit = new RegistrationLimit();

  private void exhaust(long millis) {
    for (int i = 0; i < RegistrationLimit.PER_MINUTE; i++) {
      assertThat(limit.allows(i, millis)).isTrue();
    }
  }

  @Test
  void beyondTheLimitAListenerHasToLive() {
    exhaust(0);
    assertThat(limit.allows(5_000, 100)).isFalse();
    assertThat(limit.allows(5_000, 10_099)).isFalse();
    assertThat(limit.allows(5_000, 10_100)).isTrue();
    assertThat(limit.allows(5_001, 59_999)).isFalse();
    assertThat(limit.allows(5_001, 60_000)).as("the next minute").isTrue();
  }

  @Test
  void oneThatWasClosedStartsAnew() {
    exhaust(0);
    assertThat(limit.allows(5_000, 100)).isFalse();
    limit.forgetClosed(List.of());
    assertThat(limit.allows(5_000, 20_000)).isFalse();
  }
}
