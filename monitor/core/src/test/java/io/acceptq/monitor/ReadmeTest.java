// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.config.Option;
import io.acceptq.monitor.vocabulary.AttributeSpec;
import io.acceptq.monitor.vocabulary.KernelAttributes;
import io.acceptq.monitor.vocabulary.ListenerAttributes;
import io.acceptq.monitor.vocabulary.MetricSpec;
import io.acceptq.monitor.vocabulary.MonitorAttributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** README.md's tables are those of the code. A failure prints the table that belongs there. */
class ReadmeTest {
  private static final Path README = Path.of("../../README.md");

  @Test
  void tellsEveryOption() throws IOException {
    StringBuilder table =
        new StringBuilder("| key | default | allowed | meaning |\n|---|---|---|---|\n");
    for (Option option : Option.values()) {
      table.append(
          "| `%s` | `%s` | %s | %s |\n"
              .formatted(option.key, option.defaultText, option.allowed, option.meaning));
    }
    assertThat(Files.readString(README)).contains(table);
  }

  @Test
  void tellsEveryAttributeOfAListener() throws IOException {
    assertThat(Files.readString(README)).contains(table(ListenerAttributes.ALL));
  }

  @Test
  void tellsEveryAttributeOfTheKernel() throws IOException {
    assertThat(Files.readString(README)).contains(table(KernelAttributes.ALL));
  }

  @Test
  void tellsEveryAttributeOfTheMonitor() throws IOException {
    assertThat(Files.readString(README)).contains(table(MonitorAttributes.ALL));
  }

  @Test
  void tellsEveryMetric() throws IOException {
    StringBuilder table = new StringBuilder("| metric | kind | made of |\n|---|---|---|\n");
    addMetrics(ListenerAttributes.ALL, "", table);
    addMetrics(KernelAttributes.ALL, "Kernel: ", table);
    addMetrics(MonitorAttributes.ALL, "Monitor: ", table);
    assertThat(Files.readString(README)).contains(table);
  }

  private static <S> void addMetrics(
      List<AttributeSpec<S>> terms, String bean, StringBuilder table) {
    for (AttributeSpec<S> term : terms) {
      MetricSpec metric = term.metric;
      if (metric != null) {
        String label = metric.labelValue == null ? "`" : "=\"" + metric.labelValue + "\"`";
        table.append(
            "| `%s` | %s | %s`%s`%s |\n"
                .formatted(
                    metric.name,
                    metric.kind.name().toLowerCase(Locale.ROOT),
                    bean,
                    term.attribute,
                    metric.label == null ? "" : ", label `" + metric.label + label));
      }
    }
  }

  private static <S> String table(List<AttributeSpec<S>> terms) {
    StringBuilder table = new StringBuilder("| attribute | type | meaning |\n|---|---|---|\n");
    for (AttributeSpec<S> term : terms) {
      String type = term.type.name().charAt(0) + term.type.name().substring(1).toLowerCase(ROOT);
      table.append("| `%s` | %s | %s |\n".formatted(term.attribute, type, term.help));
    }
    return table.toString();
  }
}
