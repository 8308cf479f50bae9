// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acceptq.examples.integrations.metrics.ExportedMetric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Panels, queries and variables of the Grafana dashboard. */
class DashboardTest {
  private static final Pattern METRIC = Pattern.compile("\\b(?:acceptq|process)_[a-z_]+\\b");
  private static final int COLUMNS = 24;

  private final JsonNode dashboard =
      new ObjectMapper().readTree(Path.of("grafana/dashboard.json").toFile());

  DashboardTest() throws IOException {}

  @Test
  void panelsDoNotOverlap() {
    Set<String> cells = new HashSet<>();
    Set<Integer> ids = new HashSet<>();
    assertThat(dashboard.path("panels")).hasSizeGreaterThan(10);
    for (JsonNode panel : dashboard.path("panels")) {
      String title = panel.path("title").asText();
      JsonNode position = panel.path("gridPos");
      assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
      assertThat(panel.path("description").asText()).as(title).isNotBlank();
      int right = position.path("x").asInt() + position.path("w").asInt();
      assertThat(right).as(title).isLessThanOrEqualTo(COLUMNS);
      for (int x = position.path("x").asInt(); x < right; x++) {
        for (int y = 0; y < position.path("h").asInt(); y++) {
          assertThat(cells.add(x + " " + (y + position.path("y").asInt()))).as(title).isTrue();
        }
      }
    }
  }

  @Test
  void queriesUseTheSelectedDatasourceAndOnlyExportedMetrics() {
    Set<String> exported = new HashSet<>(ExportedMetric.NAMES);
    exported.addAll(Set.of("process_open_fds", "process_max_fds"));
    for (JsonNode panel : dashboard.path("panels")) {
      assertThat(panel.path("targets")).isNotEmpty();
      for (JsonNode target : panel.path("targets")) {
        String expr = target.path("expr").asText();
        assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}");
        assertThat(expr).contains("job=~\"$service\"", "instance=~\"$instance\"");
        assertThat(expr).as("an unknown value is not 0").doesNotContain("vector(");
        assertThat(METRIC.matcher(expr).results().map(metric -> metric.group()))
            .as(expr)
            .isNotEmpty()
            .isSubsetOf(exported);
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
}
