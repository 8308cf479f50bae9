// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/**
 * The rules say what the code's vocabulary says, and in Prometheus are what it calls them. Reads
 * the file back, as the agent would, so that whatever wrote it is checked too.
 */
class RulesTest {
  private static final String MEND =
      "mvn -B test -pl examples/prometheus; "
          + "cp examples/prometheus/target/jmx-rules.yaml examples/opentelemetry/ mends it";

  @Test
  void everyMetricHasItsRuleAndNoOther() throws IOException {
    assertThat(Rule.ofFile().keySet()).as(MEND).isEqualTo(Vocabulary.RULES.keySet());
  }

  @Test
  void aRuleGivesNameUnitTypeHelpAndAttributesOfItsMetric() throws IOException {
    assertThat(Rule.ofFile()).as(MEND).containsExactlyInAnyOrderEntriesOf(Vocabulary.RULES);
  }

  @Test
  void namesAreInOpenTelemetrysForm() throws IOException {
    assertThat(Files.readAllLines(Rule.FILE))
        .as(MEND)
        .filteredOn(line -> line.contains("metric:"))
        .allMatch(line -> line.matches(" {8}metric: acceptq(\\.[a-z]+)+"));
  }
}
