// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.examples.integrations.metrics.ExportedMetric;
import io.acceptq.monitor.vocabulary.MetricSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The table of metrics in prometheus/README.md. A failure prints the table that belongs there. */
class MetricsTableTest {
  private static final String HEADER = "| metric | kind | made of |\n|---|---|---|\n";

  @Test
  void listsEveryMetricOfTheVocabularyAndNoOther() throws IOException {
    StringBuilder table = new StringBuilder(HEADER);
    ExportedMetric.ALL.forEach(exported -> table.append(row(exported)));

    assertThat(Files.readString(Path.of("prometheus/README.md"))).contains("\n\n" + table + "\n");
  }

  private static String row(ExportedMetric exported) {
    MetricSpec metric = exported.metric();
    String bean = exported.bean().equals(ExportedMetric.LISTENER) ? "" : exported.bean() + ": ";
    String value = metric.labelValue == null ? "" : "=\"" + metric.labelValue + "\"";
    return "| `%s` | %s | %s`%s`%s |\n"
        .formatted(
            metric.name,
            metric.kind.name().toLowerCase(Locale.ROOT),
            bean,
            exported.attribute(),
            metric.label == null ? "" : ", label `" + metric.label + value + "`");
  }
}
