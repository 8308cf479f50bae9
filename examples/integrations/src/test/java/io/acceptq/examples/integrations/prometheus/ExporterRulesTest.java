// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.examples.integrations.metrics.ExportedMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** jmx-exporter.yml is what the vocabulary generates. A failure leaves the right file in target. */
class ExporterRulesTest {
  @Test
  void jmxExporterYmlIsGeneratedFromTheVocabulary() throws IOException {
    String rules = ExporterRules.of(ExportedMetric.ALL);
    Files.writeString(Path.of("target/jmx-exporter.yml"), rules);

    assertThat(Path.of("prometheus/jmx-exporter.yml"))
        .as("in examples/integrations: cp target/jmx-exporter.yml prometheus/ fixes it")
        .hasContent(rules);
  }
}
