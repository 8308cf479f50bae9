// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules for the Prometheus operator are those for Prometheus itself, comments and all. */
class PrometheusRuleTest {
  private static final Path PROMETHEUS = Path.of("../prometheus");
  private static final List<String> FILES = List.of("alerts.yml", "recording.yml");
  private static final String HEAD =
      """
      # The rules of examples/prometheus, for the Prometheus operator. Written from alerts.yml and recording.yml there; a test
      # fails if one of them lags.
      apiVersion: monitoring.coreos.com/v1
      kind: PrometheusRule
      metadata:
        name: acceptq
        labels:
          app.kubernetes.io/name: acceptq
      spec:
        groups:
      """;

  @Test
  void itsRulesAreThoseOfPrometheus() throws IOException {
    StringBuilder rule = new StringBuilder(HEAD);
    ArrayNode groups = Manifest.YAML.createArrayNode();
    for (String file : FILES) {
      String rules = Files.readString(PROMETHEUS.resolve(file));
      String text = rules.substring(rules.indexOf("groups:\n") + "groups:\n".length());
      text.lines().forEach(line -> rule.append(("  " + line).stripTrailing()).append('\n'));
      JsonNode tree = Manifest.YAML.readTree(rules);
      assertThat(tree).as("%s has groups, and nothing else", file).hasSize(1);
      groups.addAll((ArrayNode) tree.get("groups"));
    }
    Files.writeString(Path.of("target/prometheus-rule.yaml"), rule);

    assertThat(Path.of("prometheus-rule.yaml"))
        .as("cp examples/kubernetes/target/prometheus-rule.yaml examples/kubernetes/ mends it")
        .hasContent(rule.toString());
    assertThat(Manifest.YAML.readTree(Manifest.read("prometheus-rule.yaml")).at("/spec/groups"))
        .isEqualTo(groups)
        .isNotEmpty();
  }
}
