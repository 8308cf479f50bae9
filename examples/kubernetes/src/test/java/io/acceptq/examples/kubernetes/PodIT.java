// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.examples.kubernetes.programs.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read-only root file system, a user that is not root, no capability: what works then. */
class PodIT {
  @TempDir Path directory;

  private static List<String> awaitListener(Pod pod) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            pod::metrics,
            lines -> lines.stream().anyMatch(l -> l.startsWith("acceptq_queue_length{")));
  }

  @Test
  void asTheManifestHasItEverythingWorks() throws Exception {
    try (Pod pod = new Pod(directory, "rw", Shop.class)) {
      List<String> metrics = awaitListener(pod);

      assertThat(metrics)
          .contains("acceptq_monitor_source{source=\"NETLINK\"} 1.0")
          .contains("acceptq_backlog_effective{address=\"::\",port=\"8080\"} 77.0")
          .contains("acceptq_drops_total{address=\"::\",port=\"8080\"} 0.0")
          .contains("acceptq_backlog_requested{address=\"::\",port=\"9404\"} 3.0");
      assertThat(pod.said())
          .hasSize(2)
          .first()
          .asString()
          .startsWith("NOTE: Picked up JDK_JAVA_OPTIONS: ");
      assertThat(pod.said().get(1)).startsWith("acceptq: ").endsWith("source NETLINK");
      assertThat(pod.mounts())
          .allMatch(mount -> mount.getMountPath().equals("/" + mount.getName()));
    }
  }

  @Test
  void withNoWritableTmpItReadsProcAndSaysSo() throws Exception {
    try (Pod pod = new Pod(directory, null, Shop.class)) {
      assertThat(awaitListener(pod))
          .contains("acceptq_monitor_source{source=\"PROC\"} 1.0")
          .noneMatch(line -> line.startsWith("acceptq_half_open{"));
      assertThat(pod.said())
          .hasSize(2)
          .last()
          .asString()
          .contains("source PROC", "no writable directory");
    }
  }

  @Test
  void withATmpFromWhichNothingCanBeExecutedToo() throws Exception {
    try (Pod pod = new Pod(directory, "noexec", Shop.class)) {
      assertThat(awaitListener(pod)).contains("acceptq_monitor_source{source=\"PROC\"} 1.0");
      assertThat(pod.said()).hasSize(2);
    }
  }
}
