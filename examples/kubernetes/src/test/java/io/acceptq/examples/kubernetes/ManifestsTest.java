// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is copied into a cluster is what a cluster takes, and its files agree with each other. */
class ManifestsTest {
  private static final Path RULES = Path.of("../prometheus");

  private final Deployment deployment =
      Manifest.parse(Manifest.read("deployment.yaml"), Deployment.class);
  private final PodTemplateSpec template = deployment.getSpec().getTemplate();
  private final Container service = template.getSpec().getContainers().get(0);

  ManifestsTest() throws IOException {}

  @ParameterizedTest
  @CsvSource({
    "deployment.yaml, readOnlyRootFilesystem, readOnlyRootFileSystem",
    "deployment.yaml, mountPath, mountpath",
    "deployment.yaml, replicas: 2, replicas: two",
    "pod-monitor.yaml, podMetricsEndpoints, podMetricEndpoints",
    "pod-monitor.yaml, sourceLabels, sourceLabel",
    "prometheus-rule.yaml, keep_firing_for, keep_fireing_for"
  })
  void whatTheApiServerWouldRefuseIsRefusedHere(String file, String right, String wrong)
      throws IOException {
    String yaml = Manifest.read(file);
    assertThat(yaml).contains(right);
    String mutant = yaml.replace(right, wrong);
    Class<?> type =
        Map.of(
                "deployment.yaml", Deployment.class,
                "pod-monitor.yaml", PodMonitor.class,
                "prometheus-rule.yaml", PrometheusRule.class)
            .get(file);

    assertThat(Manifest.parse(yaml, type)).isNotNull();
    assertThatThrownBy(() -> Manifest.parse(mutant, type))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void itsContainersMayNothingThatAcceptqDoesNotNeed() {
    assertThat(template.getSpec().getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(template.getSpec().getSecurityContext().getRunAsUser()).isPositive();
    assertThat(template.getSpec().getHostNetwork()).isNull();
    assertThat(containers())
        .hasSize(2)
        .allSatisfy(
            container -> {
              SecurityContext security = container.getSecurityContext();
              assertThat(security.getReadOnlyRootFilesystem()).isTrue();
              assertThat(security.getAllowPrivilegeEscalation()).isFalse();
              assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
              assertThat(security.getCapabilities().getAdd()).isEmpty();
            });
  }

  private Stream<Container> containers() {
    return Stream.concat(
        template.getSpec().getInitContainers().stream(),
        template.getSpec().getContainers().stream());
  }

  @Test
  void everyMountHasItsVolume() {
    List<String> volumes =
        template.getSpec().getVolumes().stream().map(volume -> volume.getName()).toList();
    assertThat(containers().flatMap(c -> c.getVolumeMounts().stream()).map(m -> m.getName()))
        .isNotEmpty()
        .isSubsetOf(volumes);
  }

  @Test
  void whatTheImageBringsIsWhatTheJvmIsTold() throws IOException {
    Dockerfile image = Dockerfile.read();
    List<String> copy = template.getSpec().getInitContainers().get(0).getCommand();
    assertThat(copy).containsExactly("cp", "-r", "/acceptq/.", "/agents/");
    String options = service.getEnv().get(0).getValue();

    for (String file : image.files().keySet()) {
      assertThat(file).startsWith("/acceptq/");
      assertThat(options).contains(file.replace("/acceptq/", "/agents/"));
    }
    assertThat(image.files().values()).allMatch(source -> Files.isRegularFile(source));
    assertThat(image.user()).isEqualTo("10001:10001");
  }

  @Test
  void selectorsAndPortsMeetTheirPods() throws IOException {
    PodMonitor monitor = Manifest.parse(Manifest.read("pod-monitor.yaml"), PodMonitor.class);
    Map<String, String> labels = template.getMetadata().getLabels();

    assertThat(labels).containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels());
    assertThat(labels).containsAllEntriesOf(monitor.getSpec().getSelector().getMatchLabels());
    assertThat(labels).containsKey(monitor.getSpec().getJobLabel());
    assertThat(service.getPorts().stream().map(ContainerPort::getName))
        .contains(monitor.getSpec().getPodMetricsEndpoints().get(0).getPort());
    assertThat(service.getEnv().get(0).getValue()).contains("=9404:");
    assertThat(service.getPorts().stream().map(ContainerPort::getContainerPort)).contains(9404);
  }

  private static final String RULE =
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
    StringBuilder rule = new StringBuilder(RULE);
    for (String file : List.of("alerts.yml", "recording.yml")) {
      String rules = Files.readString(RULES.resolve(file));
      String groups = rules.substring(rules.indexOf("groups:\n") + "groups:\n".length());
      groups.lines().forEach(line -> rule.append(("  " + line).stripTrailing()).append('\n'));
    }
    Files.writeString(Path.of("target/prometheus-rule.yaml"), rule);

    assertThat(Path.of("prometheus-rule.yaml"))
        .as("cp examples/kubernetes/target/prometheus-rule.yaml examples/kubernetes/ mends it")
        .hasContent(rule.toString());
  }
}
