// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.monitor.cli.output.ExitStatus;
import io.acceptq.testing.CommandRun;
import io.acceptq.testing.JavaHomes;
import io.acceptq.testing.LiveTest;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar: its content, and what it prints without any service. */
@LiveTest
class CommandLineJarIT {
  @Test
  void containsOnlyWhatItNeeds() throws Exception {
    try (JarFile jar = new JarFile(PackagedCommand.JAR.toFile())) {
      Set<String> top =
          jar.stream()
              .map(entry -> entry.getName().replaceFirst("/.*", "").replaceFirst("oshi\\..*", ""))
              .collect(Collectors.toSet());
      assertThat(top)
          .containsExactlyInAnyOrder("META-INF", "io", "com", "picocli", "oshi", "org", "");
      assertThat(jar.stream().map(entry -> entry.getName()))
          .contains("META-INF/LICENSE", "META-INF/NOTICE")
          .noneMatch(name -> name.startsWith("com/sun/jna/") && name.endsWith(".dll"))
          .noneMatch(name -> name.endsWith("module-info.class"));
      assertThat(jar.getManifest().getMainAttributes().getValue("Enable-Native-Access"))
          .isEqualTo("ALL-UNNAMED");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void printsNothingOnStderr(int feature, @TempDir Path folder) throws Exception {
    try (IsolatedHost host = new IsolatedHost(folder)) {
      CommandRun done = host.run(PackagedCommand.acceptq(JavaHomes.java(feature), "list"));
      assertThat(done.err()).isEmpty();
      assertThat(done.status()).isZero();
    }
  }

  @Test
  void printsItsVersion() throws Exception {
    assertThat(CommandRun.of(PackagedCommand.acceptq("--version")).out())
        .matches("acceptq \\d+\\.\\d+\\.\\d+.*\n");
  }

  @Test
  void documentsExitStatuses() throws Exception {
    CommandRun done = CommandRun.of(PackagedCommand.acceptq("--help"));
    assertThat(done.status()).isZero();
    assertThat(done.out()).contains("Exit status:", "  2 ", "list", "--version");
  }

  @Test
  void rejectsAnUnknownCommand() throws Exception {
    CommandRun done = CommandRun.of(PackagedCommand.acceptq("lst"));
    assertThat(done.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(done.err()).contains("'lst'").doesNotContain("Exception");
    assertThat(done.out()).isEmpty();
  }
}
