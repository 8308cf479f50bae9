// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.EveryJdkTest;
import io.acceptq.testing.JavaHomes;
import io.acceptq.testing.WovenJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runtime images with few modules. Only these JDKs are installed with {@code jlink}. */
@EveryJdkTest
class RuntimeImageIT {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void netlinkNeedsNoLogging(int feature) throws Exception {
    WovenJvm.Run run = run(feature, "java.instrument,java.management", "KernelSourceReport");
    assertThat(run.out())
        .containsExactly("Source: NETLINK", "SourceNote: null", "LastError: null", "errors: 0");
    assertThat(run.err()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void withoutManagementOneLineSaysSo(int feature) throws Exception {
    WovenJvm.Run run = run(feature, "java.instrument", "AwaitedSample");
    assertThat(run.out()).containsExactly("sampled", "errors: 0");
    assertThat(run.err())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).startsWith("acceptq: no MBeans: this Java has no module"),
            line -> assertThat(line).endsWith(" ms, source NETLINK"));
  }

  private WovenJvm.Run run(int feature, String modules, String program) throws Exception {
    Path image = directory.resolve("image");
    Path jlink = JavaHomes.home(feature).resolve("bin/jlink");
    WovenJvm.Run made =
        WovenJvm.run(
            List.of(jlink.toString(), "--add-modules", modules, "--output", image.toString()));
    assertThat(made.exit()).as(made.toString()).isZero();
    WovenJvm.Run run =
        WovenJvm.run(
            List.of(
                image.resolve("bin/java").toString(),
                "-javaagent:" + WovenJvm.agentJar(),
                "-cp",
                "target/test-classes",
                "io.acceptq.agent.programs." + program));
    assertThat(run.exit()).as(run.toString()).isZero();
    return run;
  }
}
