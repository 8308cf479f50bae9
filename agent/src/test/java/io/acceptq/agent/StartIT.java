// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.JavaHomes;
import io.acceptq.testing.WovenJvm;
import io.acceptq.testing.WovenTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Failed starts: the service must run in every case. */
@WovenTest
class StartIT {
  @TempDir Path directory;

  static List<Integer> javas() {
    return JavaHomes.features();
  }

  @Test
  void printsTheOptions() throws Exception {
    WovenJvm.Run run =
        WovenJvm.run(
            List.of(
                JavaHomes.java(JavaHomes.features().get(0)).toString(),
                "-jar",
                WovenJvm.agentJar().toString()));
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).anyMatch(line -> line.matches(" *interval +100ms .*"));
    assertThat(run.exit()).isZero();
  }

  @ParameterizedTest
  @MethodSource("javas")
  void letsTheServiceRunIfTheAgentCannotStart(int feature) throws Exception {
    Path broken = directory.resolve("broken.jar");
    copyWithout("acceptq/io/acceptq/boot/Hooks.classdata", broken);
    WovenJvm.Run run = run(feature, List.of("-javaagent:" + broken), "SingleAccept");
    assertThat(run.out()).containsExactly("served 1");
    assertThat(run.err()).hasSize(1);
    assertThat(run.err().get(0))
        .startsWith("acceptq: could not start, the service runs on without it:")
        .contains("io.acceptq.boot.Hooks is missing from the agent jar");
    assertThat(run.exit()).isZero();
  }

  /** The classes are woven before the monitor starts; its failure must not stop the service. */
  @ParameterizedTest
  @MethodSource("javas")
  void letsTheServiceRunIfTheMonitorCannotStart(int feature) throws Exception {
    Path broken = directory.resolve("broken.jar");
    copyWithout("acceptq/io/acceptq/monitor/Monitor.classdata", broken);
    WovenJvm.Run run = run(feature, List.of("-javaagent:" + broken), "SingleAccept");
    assertThat(run.out()).containsExactly("served 1");
    assertThat(run.err()).hasSize(1);
    assertThat(run.err().get(0)).startsWith("acceptq: could not start");
    assertThat(run.exit()).isZero();
  }

  private static WovenJvm.Run run(int feature, List<String> agents, String program)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(JavaHomes.java(feature).toString());
    command.addAll(agents);
    command.addAll(List.of("-cp", "target/test-classes", "io.acceptq.agent.programs." + program));
    return WovenJvm.run(command);
  }

  private static void copyWithout(String missing, Path copy) throws IOException {
    boolean found = false;
    try (ZipFile jar = new ZipFile(WovenJvm.agentJar().toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(copy))) {
      for (ZipEntry entry :
          (Iterable<ZipEntry>) () -> jar.stream().map(e -> (ZipEntry) e).iterator()) {
        if (entry.getName().equals(missing)) {
          found = true;
        } else {
          out.putNextEntry(new ZipEntry(entry.getName()));
          jar.getInputStream(entry).transferTo(out);
        }
      }
    }
    assertThat(found).isTrue();
  }
}
