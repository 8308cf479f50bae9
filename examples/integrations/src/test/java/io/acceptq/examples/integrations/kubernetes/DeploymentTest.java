// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Deployment grants only what acceptq needs, and matches the Dockerfile and the PodMonitor. */
class DeploymentTest {
  private static final Pattern AGENTS =
      Pattern.compile("-javaagent:(\\S+) -javaagent:([^= ]+)=(\\d+):(\\S+)");

  private final Deployment deployment =
      Manifest.parse(Manifest.read("deployment.yaml"), Deployment.class);
  private final PodTemplateSpec template = deployment.getSpec().getTemplate();
  private final Container initContainer = template.getSpec().getInitContainers().get(0);
  private final Container service = template.getSpec().getContainers().get(0);

  DeploymentTest() throws IOException {}

  @Test
  void containersHaveOnlyTheRightsThatAcceptqNeeds() {
    PodSecurityContext pod = template.getSpec().getSecurityContext();
    assertThat(pod.getRunAsNonRoot()).isTrue();
    assertThat(pod.getRunAsUser()).isPositive();
    assertThat(pod.getRunAsGroup()).isPositive();
    assertThat(pod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(template.getSpec().getHostNetwork()).isNull();
    assertThat(template.getSpec().getHostPID()).isNull();
    assertThat(containers())
        .hasSize(2)
        .allSatisfy(
            container -> {
              SecurityContext security = container.getSecurityContext();
              assertThat(security.getReadOnlyRootFilesystem()).isTrue();
              assertThat(security.getAllowPrivilegeEscalation()).isFalse();
              assertThat(security.getPrivileged()).isNull();
              assertThat(security.getRunAsUser()).isNull();
              assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
              assertThat(security.getCapabilities().getAdd()).isEmpty();
              assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            });
  }

  private Stream<Container> containers() {
    return Stream.of(initContainer, service);
  }

  private static VolumeMount mountAt(Container container, String path) {
    return container.getVolumeMounts().stream()
        .filter(mount -> mount.getMountPath().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing is mounted at " + path));
  }

  @Test
  void everyVolumeIsAnEmptyDirAndMounted() {
    List<Volume> volumes = template.getSpec().getVolumes();
    assertThat(volumes).allMatch(volume -> volume.getEmptyDir() != null);
    assertThat(containers().flatMap(c -> c.getVolumeMounts().stream()).map(VolumeMount::getName))
        .hasSameElementsAs(volumes.stream().map(Volume::getName).toList());
    assertThat(mountAt(service, "/tmp").getReadOnly()).isNull();
  }

  @Test
  void filesOfTheImageAreWhereTheJvmExpectsThem() throws IOException {
    Dockerfile image = Dockerfile.read();
    assertThat(image.files().values()).allMatch(source -> Files.isRegularFile(source));
    assertThat(image.user())
        .isEqualTo(
            "%d:%d"
                .formatted(
                    template.getSpec().getSecurityContext().getRunAsUser(),
                    template.getSpec().getSecurityContext().getRunAsGroup()));

    List<String> copy = initContainer.getCommand();
    assertThat(copy).hasSize(4).startsWith("cp", "-r");
    Path from = Path.of(copy.get(2)).normalize();
    Path to = Path.of(copy.get(3));
    VolumeMount shared = mountAt(initContainer, to.toString());
    assertThat(shared.getReadOnly()).isNull();
    VolumeMount agents =
        service.getVolumeMounts().stream()
            .filter(mount -> mount.getName().equals(shared.getName()))
            .findFirst()
            .orElseThrow();
    assertThat(agents.getReadOnly()).isTrue();

    Matcher options = options();
    assertThat(List.of(options.group(1), options.group(2), options.group(4)))
        .containsExactlyInAnyOrderElementsOf(
            image.files().keySet().stream()
                .map(file -> Path.of(agents.getMountPath()) + "/" + from.relativize(Path.of(file)))
                .toList());
  }

  private Matcher options() {
    assertThat(service.getEnv()).hasSize(1);
    Matcher options = AGENTS.matcher(service.getEnv().get(0).getValue());
    assertThat(options.matches()).isTrue();
    return options;
  }

  @Test
  void selectorsAndPortsMatchThePods() throws IOException {
    PodMonitor monitor = Manifest.parse(Manifest.read("pod-monitor.yaml"), PodMonitor.class);
    Map<String, String> labels = template.getMetadata().getLabels();

    assertThat(deployment.getSpec().getSelector().getMatchLabels())
        .isNotEmpty()
        .isEqualTo(monitor.getSpec().getSelector().getMatchLabels());
    assertThat(labels).containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels());
    assertThat(labels.get(monitor.getSpec().getJobLabel()))
        .isEqualTo(deployment.getMetadata().getName());
    String scraped = monitor.getSpec().getPodMetricsEndpoints().get(0).getPort();
    assertThat(port(scraped)).isEqualTo(Integer.parseInt(options().group(3)));
    assertThat(service.getReadinessProbe().getHttpGet().getPort())
        .isEqualTo(service.getLivenessProbe().getHttpGet().getPort());
    assertThat(port(service.getReadinessProbe().getHttpGet().getPort().getStrVal())).isPositive();
  }

  private int port(String name) {
    return service.getPorts().stream()
        .filter(port -> port.getName().equals(name))
        .mapToInt(ContainerPort::getContainerPort)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no port is named " + name));
  }
}
