// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests are valid, and mutations that the API server would reject are rejected here. */
class ManifestTest {
  private static final Map<String, Class<? extends HasMetadata>> TYPES =
      Map.of(
          "deployment.yaml", Deployment.class,
          "pod-monitor.yaml", PodMonitor.class,
          "prometheus-rule.yaml", PrometheusRule.class);

  @ParameterizedTest
  @ValueSource(strings = {"deployment.yaml", "pod-monitor.yaml", "prometheus-rule.yaml"})
  void manifestIsValid(String file) throws IOException {
    assertThat(Manifest.parse(Manifest.read(file), TYPES.get(file)).getMetadata().getName())
        .isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # misspelt
          deployment.yaml | readOnlyRootFilesystem | readOnlyRootFileSystem | readOnlyRootFileSystem
          deployment.yaml      | mountPath              | mountpath              | mountpath
          pod-monitor.yaml | podMetricsEndpoints | podMetricEndpoints | podMetricEndpoints
          pod-monitor.yaml     | sourceLabels           | sourceLabel            | sourceLabel
          prometheus-rule.yaml | keep_firing_for        | keep_fireing_for       | keep_fireing_for
          # another type
          deployment.yaml      | replicas: 2            | replicas: two          | replicas
          deployment.yaml      | containerPort: 9404    | containerPort: '9404'  | containerPort
          deployment.yaml      | containerPort: 9404    | containerPort: 9404.5  | containerPort
          deployment.yaml      | runAsNonRoot: true     | runAsNonRoot: 'true'   | runAsNonRoot
          deployment.yaml      | runAsNonRoot: true     | runAsNonRoot: 1        | runAsNonRoot
          deployment.yaml      | name: shop             | name: 5                | name
          deployment.yaml      | drop: [ALL]            | drop: ALL              | drop
          pod-monitor.yaml     | interval: 5s           | interval: 5            | interval
          prometheus-rule.yaml | severity: critical     | severity: 3            | severity
          # duplicate
          deployment.yaml      | runAsUser: 10001       | runAsGroup: 10001      | runAsGroup
          # another API
          deployment.yaml      | apiVersion: apps/v1    | apiVersion: apps/v2    | apiVersion
          pod-monitor.yaml     | kind: PodMonitor       | kind: ServiceMonitor   | kind
          """)
  void aWrongFieldIsRejectedByName(String file, String original, String mutation, String field)
      throws IOException {
    String yaml = Manifest.read(file);
    assertThat(yaml).contains(original);
    String mutant = yaml.replace(original, mutation.replace('\'', '"'));

    assertThatThrownBy(() -> Manifest.parse(mutant, TYPES.get(file))).hasMessageContaining(field);
  }

  @ParameterizedTest
  @CsvSource({
    "deployment.yaml, /apiVersion",
    "deployment.yaml, /metadata/name",
    "deployment.yaml, /spec/selector",
    "deployment.yaml, /spec/template/spec/containers",
    "deployment.yaml, /spec/template/spec/initContainers/0/name",
    "deployment.yaml, /spec/template/spec/containers/0/volumeMounts/1/mountPath",
    "deployment.yaml, /spec/template/spec/containers/0/ports/1/containerPort",
    "pod-monitor.yaml, /kind",
    "pod-monitor.yaml, /spec/selector",
    "prometheus-rule.yaml, /spec",
    "prometheus-rule.yaml, /spec/groups/0/name",
    "prometheus-rule.yaml, /spec/groups/0/rules/1/expr",
  })
  void aMissingFieldIsRejectedByName(String file, String pointer) throws IOException {
    JsonNode tree = Manifest.YAML.readTree(Manifest.read(file));
    JsonPointer removed = JsonPointer.compile(pointer);
    String field = removed.last().getMatchingProperty();
    JsonNode parent = tree.at(removed.head());
    assertThat(((ObjectNode) parent).remove(field)).isNotNull();
    String mutant = Manifest.YAML.writeValueAsString(tree);

    assertThatThrownBy(() -> Manifest.parse(mutant, TYPES.get(file)))
        .hasMessageContaining("`" + field + "`");
  }
}
