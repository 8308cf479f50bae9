// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.acceptq.examples.integrations.metrics.ExportedMetric;
import io.acceptq.examples.integrations.process.ToolResult;
import io.acceptq.testing.ExternalTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The configuration files of Prometheus and Alertmanager, checked by promtool and amtool. */
@ExternalTest
class AlertRulesTest {
  private static final Path FILES = Path.of("prometheus");
  private static final Pattern METRIC = Pattern.compile("\\b(?:acceptq|process)_[a-z_]+\\b");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "promtool check rules alerts.yml recording.yml",
        "promtool check config prometheus.yml",
        "promtool test rules alerts-test.yml",
        "promtool test rules alerts-other-test.yml",
        "amtool check-config alertmanager.yml"
      })
  void promtoolAndAmtoolAcceptTheFiles(String command) throws Exception {
    ToolResult result = ToolResult.of(FILES, command.split(" ", -1));

    assertThat(result.exit()).as(result.output()).isZero();
    assertThat(result.output()).contains("SUCCESS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "check rules; alerts.yml; increase(acceptq_overflows_total[1m]) >; increase(acceptq_ >",
        "check rules; alerts.yml; keep_firing_for:; keep_fireing_for:",
        "check rules; alerts.yml; | query; | qurey",
        "test rules; alerts.yml; for: 15s; for: 15m",
        "test rules; alerts.yml; >= 5; >= 1"
      })
  void mutatedRulesAreRejected(
      String check, String file, String original, String mutation, @TempDir Path copy)
      throws Exception {
    for (String name : List.of("alerts.yml", "recording.yml", "alerts-test.yml")) {
      Files.copy(FILES.resolve(name), copy.resolve(name));
    }
    String text = Files.readString(copy.resolve(file));
    assertThat(text).contains(original);
    Files.writeString(copy.resolve(file), text.replace(original, mutation));

    String target = check.startsWith("test") ? "alerts-test.yml" : file;
    String[] words = check.split(" ", -1);
    ToolResult result = ToolResult.of(copy, "promtool", words[0], words[1], target);

    assertThat(result.exit()).as(result.output()).isNotZero();
  }

  @Test
  void rulesUseOnlyMetricsThatAreExported() throws IOException {
    Set<String> exported = new HashSet<>(ExportedMetric.NAMES);
    exported.addAll(Set.of("process_open_fds", "process_max_fds", "process_start_time_seconds"));
    List<String> used = new ArrayList<>();
    for (JsonNode rule : rules("alerts.yml", "recording.yml")) {
      METRIC
          .matcher(rule.path("expr").asText())
          .results()
          .map(MatchResult::group)
          .forEach(used::add);
    }

    assertThat(used).hasSizeGreaterThan(20).isSubsetOf(exported);
  }

  @Test
  void everyAlertHasSeveritySummaryDescriptionAndRunbookSection() throws IOException {
    String runbook = Files.readString(FILES.resolve("runbook.md"));
    List<JsonNode> alerts = rules("alerts.yml");

    assertThat(alerts).hasSizeGreaterThan(8);
    for (JsonNode alert : alerts) {
      String name = alert.path("alert").asText();
      JsonNode annotations = alert.path("annotations");
      assertThat(alert.at("/labels/severity").asText())
          .as(name)
          .isIn("critical", "warning", "info");
      assertThat(annotations.path("summary").asText()).as(name).contains("$labels.job");
      assertThat(annotations.path("description").asText()).as(name).isNotBlank();
      assertThat(annotations.path("runbook_url").asText())
          .as(name)
          .isEqualTo("runbook.md#" + name.toLowerCase(Locale.ROOT));
      assertThat(runbook).contains("\n## " + name + "\n");
    }
  }

  @Test
  void everyRunbookSectionBelongsToAnAlert() throws IOException {
    List<String> alerts =
        rules("alerts.yml").stream().map(rule -> "## " + rule.path("alert").asText()).toList();
    try (Stream<String> lines = Files.lines(FILES.resolve("runbook.md"))) {
      assertThat(lines.filter(line -> line.startsWith("## ")).toList())
          .containsOnlyOnceElementsOf(alerts.stream().distinct().toList())
          .isSubsetOf(alerts);
    }
  }

  @Test
  void everyAlertIsInTheTableOfTheReadme() throws IOException {
    String readme = Files.readString(FILES.resolve("README.md"));

    for (JsonNode alert : rules("alerts.yml")) {
      String severity = alert.at("/labels/severity").asText();
      assertThat(readme.lines())
          .anyMatch(
              row ->
                  row.startsWith("| `" + alert.path("alert").asText() + "` |")
                      && row.split("\\|", -1)[2].contains(severity));
    }
  }

  @Test
  void severitySelectsTheReceiver() throws Exception {
    assertThat(receiver("alertname=AcceptqDropping", "severity=critical")).endsWith("page");
    assertThat(receiver("alertname=AcceptqSaturated", "severity=warning")).endsWith("ticket");
    assertThat(receiver("alertname=AcceptqBacklogCapped", "severity=info")).endsWith("none");
  }

  private static String receiver(String... labels) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("amtool", "config", "routes", "test", "--config.file=alertmanager.yml"));
    command.addAll(List.of(labels));
    // amtool may print a warning before the name.
    return ToolResult.of(FILES, command.toArray(String[]::new)).output().strip();
  }

  private static List<JsonNode> rules(String... files) throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    for (String file : files) {
      JsonNode groups = new YAMLMapper().readTree(FILES.resolve(file).toFile()).path("groups");
      groups.forEach(group -> group.path("rules").forEach(rules::add));
    }
    return rules;
  }
}
