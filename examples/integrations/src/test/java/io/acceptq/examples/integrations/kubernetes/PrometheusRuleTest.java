// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** prometheus-rule.yaml has the rules of alerts.yml and recording.yml, including the comments. */
class PrometheusRuleTest {
  private static final Path PROMETHEUS = Path.of("prometheus");
  private static final List<String> FILES = List.of("alerts.yml", "recording.yml");
  private static final String HEAD =
      """
      # The rules of ../prometheus/alerts.yml and ../prometheus/recording.yml for the Prometheus
      # operator. Generated from these files; a test fails if this file differs.
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
  void rulesEqualThoseOfPrometheus() throws IOException {
    StringBuilder rule = new StringBuilder(HEAD);
    ArrayNode groups = Manifest.YAML.createArrayNode();
    for (String file : FILES) {
      String rules = Files.readString(PROMETHEUS.resolve(file));
      String text = rules.substring(rules.indexOf("groups:\n") + "groups:\n".length());
      text.lines().forEach(line -> rule.append(("  " + line).stripTrailing()).append('\n'));
      JsonNode tree = Manifest.YAML.readTree(rules);
      assertThat(tree).as("%s has only the key groups", file).hasSize(1);
      groups.addAll((ArrayNode) tree.get("groups"));
    }
    Files.writeString(Path.of("target/prometheus-rule.yaml"), rule);

    assertThat(Path.of("kubernetes/prometheus-rule.yaml"))
        .as("in examples/integrations: cp target/prometheus-rule.yaml kubernetes/ fixes it")
        .hasContent(rule.toString());
    assertThat(Manifest.YAML.readTree(Manifest.read("prometheus-rule.yaml")).at("/spec/groups"))
        .isEqualTo(groups)
        .isNotEmpty();
  }
}
