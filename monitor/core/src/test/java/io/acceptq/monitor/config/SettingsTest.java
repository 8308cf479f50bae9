// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();

  private Settings read(String argument) {
    SettingsReader reader = new SettingsReader();
    reader.read(argument, properties, environment);
    return new Settings(reader);
  }

  private static int interval(Settings settings) {
    return settings.intervalMillis();
  }

  @Test
  void withoutAnyOptionTheDefaultsApply() {
    for (String nothing : new String[] {null, "", " ", ",,"}) {
      Settings settings = read(nothing);
      assertThat(settings.warnings()).isEmpty();
      assertThat(interval(settings)).isEqualTo(100);
      assertThat(settings.historyMillis()).isEqualTo(600_000);
      assertThat(settings.saturationPercent()).isEqualTo(80);
      assertThat(settings.stallMillis()).isEqualTo(1_000);
      assertThat(settings.nativeAllowed()).isTrue();
      assertThat(settings.log()).isEqualTo("stderr");
    }
  }

  @Test
  void everyOptionIsParsed() {
    Settings settings =
        read("interval=50ms, history=2h ,saturation=50%,stall=3s,native=off,log=/tmp/a=b.log");
    assertThat(settings.warnings()).isEmpty();
    assertThat(interval(settings)).isEqualTo(50);
    assertThat(settings.historyMillis()).isEqualTo(7_200_000);
    assertThat(settings.saturationPercent()).isEqualTo(50);
    assertThat(settings.stallMillis()).isEqualTo(3_000);
    assertThat(settings.nativeAllowed()).isFalse();
    assertThat(settings.log()).isEqualTo("/tmp/a=b.log");
  }

  @Test
  void theAgentArgumentOverridesPropertiesOverrideEnvironment() {
    environment.put("ACCEPTQ_INTERVAL", "3s");
    assertThat(interval(read(null))).isEqualTo(3_000);
    properties.put("acceptq.interval", "2s");
    assertThat(interval(read(null))).isEqualTo(2_000);
    assertThat(interval(read("interval=1s"))).isEqualTo(1_000);
    assertThat(interval(read("stall=1s"))).isEqualTo(2_000);
  }

  @ParameterizedTest
  @CsvSource({
    "interval=9ms, option interval=9ms is not valid; allowed: 10ms to 60s; using 100ms",
    "interval=61s, option interval=61s is not valid; allowed: 10ms to 60s; using 100ms",
    "interval=100, option interval=100 is not valid; allowed: 10ms to 60s; using 100ms",
    "interval=-1s, option interval=-1s is not valid; allowed: 10ms to 60s; using 100ms",
    "interval=, option interval= is not valid; allowed: 10ms to 60s; using 100ms",
    "interval, option interval= is not valid; allowed: 10ms to 60s; using 100ms",
    "interval=99999999999999999999h, option interval=99999999999999999999h is not valid; allowed: 10ms to 60s; using 100ms",
    "history=999ms, option history=999ms is not valid; allowed: 1s to 24h; using 10m",
    "history=25h, option history=25h is not valid; allowed: 1s to 24h; using 10m",
    "saturation=80, option saturation=80 is not valid; allowed: 1% to 100%; using 80%",
    "saturation=0%, option saturation=0% is not valid; allowed: 1% to 100%; using 80%",
    "saturation=101%, option saturation=101% is not valid; allowed: 1% to 100%; using 80%",
    "stall=2h, option stall=2h is not valid; allowed: 10ms to 1h; using 1s",
    "native=on, option native=on is not valid; allowed: auto or off; using auto",
    "log=, option log= is not valid; allowed: stderr or off or a file; using stderr",
    "Interval=1s, unknown option \"Interval\" is ignored; allowed: interval or history or saturation or stall or native or log",
    "=1s, unknown option \"\" is ignored; allowed: interval or history or saturation or stall or native or log",
  })
  void aBadOptionIsOneWarningAndTheDefaultApplies(String argument, String complaint) {
    Settings settings = read(argument);
    assertThat(settings.warnings().toString().replace(", ", " or "))
        .isEqualTo("[" + complaint + "]");
    assertThat(settings)
        .usingRecursiveComparison()
        .ignoringFields("warnings")
        .isEqualTo(read(null));
    assertThat(settings.historyMillis()).isEqualTo(600_000);
    assertThat(settings.nativeAllowed()).isTrue();
    assertThat(settings.log()).isEqualTo("stderr");
  }

  @Test
  void anOptionGivenTwiceHasItsDefault() {
    Settings settings = read("interval=1s,interval=2s,interval=3s,stall=2s");
    assertThat(settings.warnings())
        .containsExactly("option interval is given twice; allowed: 10ms to 60s; using 100ms");
    assertThat(interval(settings)).isEqualTo(100);
    assertThat(settings.stallMillis()).isEqualTo(2_000);
  }

  @Test
  void warningsNameTheSourceOfTheOption() {
    properties.put("acceptq.stall", "soon");
    properties.put("acceptq.stahl", "1s");
    properties.put("other.stall", "soon");
    environment.put("ACCEPTQ_INTERVAL", "fast");
    assertThat(read(null).warnings())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("option acceptq.stall=soon is not valid"))
        .anyMatch(line -> line.startsWith("unknown option \"acceptq.stahl\" is ignored"))
        .anyMatch(line -> line.startsWith("option ACCEPTQ_INTERVAL=fast is not valid"));
  }

  @Test
  void variablesThatKubernetesSetsForAServiceOfThisNameAreIgnored() {
    environment.put("ACCEPTQ_PORT", "tcp://10.0.0.1:80");
    environment.put("ACCEPTQ_SERVICE_HOST", "10.0.0.1");
    assertThat(read(null).warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void noArgumentMakesItFail(int seed) {
    Random random = new Random(seed);
    List<String> pieces =
        List.of("interval", "=", ",", "100ms", "%", " ", "log", "\n", "\0", "ü", "=,=", "9", "h");
    int warnings = 0;
    for (int i = 0; i < 2_000; i++) {
      StringBuilder argument = new StringBuilder();
      for (int j = random.nextInt(12); j > 0; j--) {
        argument.append(pieces.get(random.nextInt(pieces.size())));
      }
      warnings += read(argument.toString()).warnings().size();
    }
    assertThat(warnings).isPositive();
  }

  @Test
  void helpShowsEveryOptionWithDefaultAndRange() {
    for (Option option : Option.values()) {
      assertThat(Settings.help())
          .containsPattern(
              "(?m)^  "
                  + option.key
                  + " +"
                  + option.defaultText
                  + " +"
                  + option.allowed
                  + " +"
                  + option.meaning
                  + "$");
    }
  }
}
