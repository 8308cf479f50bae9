// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Grafana dashboard, as it is in the file. That its queries have data, the run itself says. */
class DashboardTest {
  private static final Pattern METRIC = Pattern.compile("\\b(?:acceptq|process)_[a-z_]+\\b");
  private static final Pattern CONSOLE_PANEL = Pattern.compile("\\{ title: (\"[^\"]*\")");
  private static final Pattern CONSOLE_QUERY = Pattern.compile("expr: (\"(?:[^\"\\\\]|\\\\.)*\")");
  private static final int COLUMNS = 24;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode dashboard = JSON.readTree(Path.of("../grafana/dashboard.json").toFile());

  DashboardTest() throws IOException {}

  @Test
  void panelsDoNotOverlap() {
    Set<String> cells = new HashSet<>();
    Set<Integer> ids = new HashSet<>();
    assertThat(dashboard.path("panels")).hasSizeGreaterThan(10);
    for (JsonNode panel : dashboard.path("panels")) {
      String title = panel.path("title").asText();
      JsonNode place = panel.path("gridPos");
      assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
      assertThat(panel.path("description").asText()).as(title).isNotBlank();
      int right = place.path("x").asInt() + place.path("w").asInt();
      assertThat(right).as(title).isLessThanOrEqualTo(COLUMNS);
      for (int x = place.path("x").asInt(); x < right; x++) {
        for (int y = 0; y < place.path("h").asInt(); y++) {
          assertThat(cells.add(x + " " + (y + place.path("y").asInt()))).as(title).isTrue();
        }
      }
    }
  }

  @Test
  void everyQueryIsOfTheDatasourceChosenAndOfMetricsThatThereAre() {
    Set<String> known =
        MetricTerm.ALL.stream().map(term -> term.metric().name).collect(Collectors.toSet());
    known.addAll(Set.of("process_open_fds", "process_max_fds"));
    for (JsonNode panel : dashboard.path("panels")) {
      assertThat(panel.path("targets")).isNotEmpty();
      for (JsonNode target : panel.path("targets")) {
        String expr = target.path("expr").asText();
        assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}");
        assertThat(expr).contains("job=~\"$service\"", "instance=~\"$instance\"");
        assertThat(expr).as("what was not measured is not 0").doesNotContain("vector(");
        assertThat(METRIC.matcher(expr).results().map(metric -> metric.group()))
            .as(expr)
            .isNotEmpty()
            .isSubsetOf(known);
      }
    }
  }

  @Test
  void everyVariableIsUsed() {
    String panels = dashboard.path("panels").toString();
    List<String> names = dashboard.at("/templating/list").findValuesAsText("name");

    assertThat(names).containsExactly("datasource", "service", "instance", "port");
    assertThat(names).allMatch(name -> panels.contains("$" + name) || panels.contains("${" + name));
  }

  @Test
  void consoleHasThePanelsOfTheDashboard() throws IOException {
    Map<String, List<String>> panels = new TreeMap<>();
    for (JsonNode panel : dashboard.path("panels")) {
      panels.put(panel.path("title").asText(), panel.path("targets").findValuesAsText("expr"));
    }

    assertThat(console()).isEqualTo(panels);
  }

  private static Map<String, List<String>> console() throws IOException {
    Map<String, List<String>> panels = new TreeMap<>();
    List<String> queries = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("consoles/acceptq.html"))) {
      Matcher panel = CONSOLE_PANEL.matcher(line);
      if (panel.find()) {
        queries = new ArrayList<>();
        panels.put(JSON.readValue(panel.group(1), String.class), queries);
      }
      Matcher query = CONSOLE_QUERY.matcher(line);
      if (query.find()) {
        queries.add(JSON.readValue(query.group(1), String.class));
      }
    }
    return panels;
  }
}
