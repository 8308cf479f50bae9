// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar we ship: what is in it, and that it speaks only when spoken to. */
class JarTest {
  @Test
  void holdsNothingItDoesNotNeed() throws Exception {
    try (JarFile jar = new JarFile(Command.JAR.toFile())) {
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
  void listsWithoutAWordOnStderr(int feature) throws Exception {
    Command done = Command.run(Command.acceptq(Jdks.java(feature), "list"));
    assertThat(done.err()).isEmpty();
    assertThat(done.status()).isZero();
  }

  @Test
  void tellsItsVersion() throws Exception {
    assertThat(Command.run(Command.acceptq("--version")).out())
        .matches("acceptq \\d+\\.\\d+\\.\\d+.*\n");
  }

  @Test
  void documentsItsExitStatuses() throws Exception {
    Command done = Command.run(Command.acceptq("--help"));
    assertThat(done.status()).isZero();
    assertThat(done.out()).contains("Exit status:", "  2 ", "list", "--version");
  }

  @Test
  void refusesAnUnknownCommandWithTwo() throws Exception {
    Command done = Command.run(Command.acceptq("lst"));
    assertThat(done.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(done.err()).contains("'lst'").doesNotContain("Exception");
    assertThat(done.out()).isEmpty();
  }
}
