// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.config.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be set at the start may be set later, and nothing else. */
class RuntimeSettingTest {
  @ParameterizedTest
  @CsvSource({
    "INTERVAL_MILLIS,interval,ms",
    "SATURATION_PERCENT,saturation,%",
    "STALL_MILLIS,stall,ms",
  })
  void theRangeIsThatOfTheOption(RuntimeSetting setting, String option, String unit) {
    for (int allowed : new int[] {setting.min, setting.max}) {
      assertThat(Settings.of(option + "=" + allowed + unit).warnings()).isEmpty();
      assertThat(setting.allows(allowed)).isTrue();
    }
    for (int refused : new int[] {setting.min - 1, setting.max + 1}) {
      assertThat(Settings.of(option + "=" + refused + unit).warnings()).hasSize(1);
      assertThat(setting.allows(refused)).isFalse();
    }
  }
}
