// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Prometheus console, which has the panels of the Grafana dashboard. */
class ConsoleTest {
  private static final Path CONSOLES = Path.of("prometheus/consoles");
  private static final Pattern CONSTANT = Pattern.compile("const (\\w+) = `([^`]*)`;");
  private static final Pattern TEXT =
      Pattern.compile("(?s)title: \"([^\"]*)\"|(?:desc|expr): `([^`]*)`");

  @Test
  void hasTheTitlesDescriptionsAndQueriesOfTheDashboard() throws IOException {
    Map<String, List<String>> panels = new TreeMap<>();
    Path dashboard = Path.of("grafana/dashboard.json");
    for (JsonNode panel : new ObjectMapper().readTree(dashboard.toFile()).path("panels")) {
      List<String> texts = new ArrayList<>(List.of(panel.path("description").asText()));
      texts.addAll(panel.path("targets").findValuesAsText("expr"));
      panels.put(panel.path("title").asText(), texts);
    }

    assertThat(console()).isEqualTo(panels);
  }

  /** Description and queries by title. */
  private static Map<String, List<String>> console() throws IOException {
    String html = Files.readString(CONSOLES.resolve("acceptq.html"));
    for (MatchResult constant : CONSTANT.matcher(html).results().toList()) {
      html = html.replace("${" + constant.group(1) + "}", constant.group(2));
    }
    Map<String, List<String>> panels = new TreeMap<>();
    List<String> texts = new ArrayList<>();
    for (MatchResult text : TEXT.matcher(html).results().toList()) {
      if (text.group(1) != null) {
        texts = new ArrayList<>();
        panels.put(text.group(1), texts);
      } else {
        texts.add(text.group(2).replaceAll("\\s+", " "));
      }
    }
    return panels;
  }

  /** Prometheus serves the script as an HTML template, which would escape the sign. */
  @Test
  void scriptHasNoLessThanSignAndNoTemplateAction() throws IOException {
    assertThat(Files.readString(CONSOLES.resolve("acceptq.js")))
        .doesNotContain("<")
        .doesNotContain("{{");
  }
}
