// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.examples.integrations.programs.PodService;
import io.acceptq.testing.LiveTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** acceptq in a pod with a read-only root file system, no root and no capabilities. */
@LiveTest
class PodIT {
  @TempDir Path directory;

  private static List<String> awaitListener(SimulatedPod pod) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            pod::metrics,
            lines -> lines.stream().anyMatch(l -> l.startsWith("acceptq_queue_length{")));
  }

  @Test
  void everythingWorksWithTheManifestUnchanged() throws Exception {
    try (SimulatedPod pod = new SimulatedPod(directory, "rw", PodService.class)) {
      List<String> metrics = awaitListener(pod);

      assertThat(metrics)
          .contains("acceptq_monitor_source{source=\"NETLINK\"} 1.0")
          .contains("acceptq_backlog_effective{address=\"::\",port=\"8080\"} 77.0")
          .contains("acceptq_queue_length{address=\"::\",port=\"8080\"} 0.0")
          .contains("acceptq_drops_total{address=\"::\",port=\"8080\"} 0.0")
          .contains("acceptq_backlog_requested{address=\"::\",port=\"9404\"} 3.0");
      assertThat(pod.stderrLines())
          .hasSize(2)
          .first()
          .asString()
          .startsWith("NOTE: Picked up JDK_JAVA_OPTIONS: ");
      assertThat(pod.stderrLines().get(1)).startsWith("acceptq: ").endsWith("source NETLINK");
    }
  }

  /** Without this the other tests would prove nothing. */
  @Test
  void thePodHasOnlyTheRightsOfTheManifest() throws Exception {
    try (SimulatedPod pod = new SimulatedPod(directory, "rw", PodService.class)) {
      assertThat(pod.get("/proc/self/status"))
          .contains("Uid:\t10001\t10001\t10001\t10001", "Gid:\t10001\t10001\t10001\t10001")
          .contains("NSpid:\t1", "Groups:\t ", "NoNewPrivs:\t1")
          .contains("CapInh:\t0000000000000000", "CapPrm:\t0000000000000000")
          .contains("CapEff:\t0000000000000000", "CapBnd:\t0000000000000000")
          .contains("CapAmb:\t0000000000000000");
      assertThat(pod.get("/proc/self/mounts"))
          .filteredOn(line -> !line.isEmpty() && !line.split(" ", -1)[3].startsWith("ro"))
          .extracting(line -> line.split(" ", -1)[1])
          .containsExactlyInAnyOrder("/proc", "/dev/shm", "/tmp");
    }
  }

  @Test
  void withoutAWritableTmpItReadsProcAndReportsIt() throws Exception {
    try (SimulatedPod pod = new SimulatedPod(directory, null, PodService.class)) {
      assertThat(awaitListener(pod))
          .contains("acceptq_monitor_source{source=\"PROC\"} 1.0")
          .contains("acceptq_backlog_effective{address=\"::\",port=\"8080\"} 77.0")
          .noneMatch(line -> line.startsWith("acceptq_drops_total{"))
          .noneMatch(line -> line.startsWith("acceptq_half_open{"));
      assertThat(pod.stderrLines())
          .hasSize(2)
          .last()
          .asString()
          .contains("source PROC", "is not a writable directory");
    }
  }

  @Test
  void withANoexecTmpItReadsProcAndReportsIt() throws Exception {
    try (SimulatedPod pod = new SimulatedPod(directory, "noexec", PodService.class)) {
      assertThat(awaitListener(pod)).contains("acceptq_monitor_source{source=\"PROC\"} 1.0");
      assertThat(pod.stderrLines()).hasSize(2).last().asString().contains("source PROC");
    }
  }

  @AfterEach
  void noFileAndNoMountIsLeft() throws IOException {
    assertThat(directory.resolve("root")).isEmptyDirectory();
    assertThat(Files.readAllLines(Path.of("/proc/self/mountinfo")))
        .noneMatch(mount -> mount.contains(directory.toString()));
  }
}
