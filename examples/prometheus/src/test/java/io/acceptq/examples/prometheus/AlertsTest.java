// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules, as the programs that will read them see them. */
class AlertsTest {
  private static final Pattern METRIC = Pattern.compile("\\b(?:acceptq|process)_[a-z_]+\\b");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "promtool check rules alerts.yml recording.yml",
        "promtool check config prometheus.yml",
        "promtool test rules alerts-test.yml",
        "amtool check-config alertmanager.yml"
      })
  void theirProgramsAcceptThem(String command) throws Exception {
    Commands done = Commands.run(command.split(" ", -1));

    assertThat(done.exit()).as(done.output()).isZero();
    assertThat(done.output()).contains("SUCCESS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "check rules; alerts.yml; increase(acceptq_overflows_total[1m]); increase(acceptq_overflows_total[1m]",
        "check rules; alerts.yml; keep_firing_for:; keep_fireing_for:",
        "check rules; alerts.yml; | query; | qurey",
        "test rules; alerts.yml; for: 15s; for: 15m",
        "test rules; alerts.yml; >= 5; >= 1"
      })
  void typoIsFound(String check, String file, String right, String wrong, @TempDir Path copy)
      throws Exception {
    for (String name : List.of("alerts.yml", "recording.yml", "alerts-test.yml")) {
      Files.copy(Path.of(name), copy.resolve(name));
    }
    String text = Files.readString(copy.resolve(file));
    assertThat(text).contains(right);
    Files.writeString(copy.resolve(file), text.replace(right, wrong));

    String target = check.startsWith("test") ? "alerts-test.yml" : file;
    String[] words = check.split(" ", -1);
    Commands done = Commands.run("promtool", words[0], words[1], copy.resolve(target).toString());

    assertThat(done.exit()).as(done.output()).isNotZero();
  }

  @Test
  void everyMetricIsOneThatTheExporterGives() throws IOException {
    Set<String> known =
        MetricTerm.ALL.stream().map(term -> term.metric().name).collect(Collectors.toSet());
    known.addAll(Set.of("process_open_fds", "process_max_fds", "process_start_time_seconds"));
    List<String> used = new ArrayList<>();
    for (JsonNode rule : rules("alerts.yml", "recording.yml")) {
      Matcher metric = METRIC.matcher(rule.path("expr").asText());
      while (metric.find()) {
        used.add(metric.group());
      }
    }

    assertThat(used).hasSizeGreaterThan(20).isSubsetOf(known);
  }

  @Test
  void everyAlertSaysHowBadItIsWhoseAndWhatToDo() throws IOException {
    String runbook = Files.readString(Path.of("runbook.md"));
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
  void severityDecidesWhoIsTold() throws Exception {
    assertThat(routes("alertname=AcceptqDropping", "severity=critical")).endsWith("page");
    assertThat(routes("alertname=AcceptqSaturated", "severity=warning")).endsWith("ticket");
    assertThat(routes("alertname=AcceptqBacklogCapped", "severity=info")).endsWith("nobody");
  }

  private static String routes(String... labels) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("amtool", "config", "routes", "test", "--config.file=alertmanager.yml"));
    command.addAll(List.of(labels));
    return Commands.run(command.toArray(String[]::new))
        .output()
        .strip(); // after a warning of its own
  }

  private static List<JsonNode> rules(String... files) throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    for (String file : files) {
      JsonNode groups = new YAMLMapper().readTree(Path.of(file).toFile()).path("groups");
      groups.forEach(group -> group.path("rules").forEach(rules::add));
    }
    return rules;
  }

  @Test
  void runbookHasNoSectionThatNoAlertLeadsTo() throws IOException {
    List<String> alerts =
        rules("alerts.yml").stream().map(rule -> "## " + rule.path("alert").asText()).toList();
    try (Stream<String> lines = Files.lines(Path.of("runbook.md"))) {
      assertThat(lines.filter(line -> line.startsWith("## ")).toList())
          .containsOnlyOnceElementsOf(alerts.stream().distinct().toList())
          .isSubsetOf(alerts);
    }
  }
}
