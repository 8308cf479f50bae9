// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that users copy say what the code says. A failure leaves what belongs there. */
class VocabularyTest {
  @ParameterizedTest
  @CsvSource({"prometheus, jmx-exporter.yml", "opentelemetry, jmx-rules.yaml"})
  void aFileHasEveryMetricAndNoOther(String folder, String file) throws IOException {
    String rules =
        folder.equals("prometheus")
            ? ExporterRules.of(MetricTerm.ALL)
            : OpenTelemetryRules.of(MetricTerm.ALL);
    Files.writeString(Path.of("target", file), rules);

    assertThat(Path.of("..", folder, file))
        .as("cp examples/prometheus/target/%s examples/%s/ mends it", file, folder)
        .hasContent(rules);
  }
}
