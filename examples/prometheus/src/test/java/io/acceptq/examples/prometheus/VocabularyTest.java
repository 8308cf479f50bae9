// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The files that users copy say what the code says. A failure leaves what belongs there. */
class VocabularyTest {
  @Test
  void exporterHasEveryMetricAndNoOther() throws IOException {
    String rules = ExporterRules.of(Vocabulary.ALL);
    Files.writeString(Path.of("target/jmx-exporter.yml"), rules);

    assertThat(Path.of("jmx-exporter.yml"))
        .as("cp examples/prometheus/target/jmx-exporter.yml examples/prometheus/ mends it")
        .hasContent(rules);
  }
}
