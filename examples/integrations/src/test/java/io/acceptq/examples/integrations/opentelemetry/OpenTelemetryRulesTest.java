// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.examples.integrations.metrics.ExportedMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** jmx-rules.yaml is what the vocabulary generates. A failure leaves the right file in target. */
class OpenTelemetryRulesTest {
  @Test
  void jmxRulesYamlIsGeneratedFromTheVocabulary() throws IOException {
    String rules = OpenTelemetryRules.of(ExportedMetric.ALL);
    Files.writeString(Path.of("target/jmx-rules.yaml"), rules);

    assertThat(Path.of("opentelemetry/jmx-rules.yaml"))
        .as("in examples/integrations: cp target/jmx-rules.yaml opentelemetry/ fixes it")
        .hasContent(rules);
  }
}
