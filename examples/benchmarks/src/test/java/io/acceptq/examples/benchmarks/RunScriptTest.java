// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The usage of run.sh, and that the README shows it. A whole run takes too long for a test even
 * with {@code --quick}; the integration tests run its parts.
 */
class RunScriptTest {
  private static final String COMMAND = "bash examples/benchmarks/run.sh [--quick] [--markdown]";

  @Test
  void unknownOptionPrintsTheUsageAndExitsWith2() throws Exception {
    Process script =
        new ProcessBuilder("bash", "run.sh", "--fast").redirectErrorStream(true).start();
    String output = new String(script.getInputStream().readAllBytes(), UTF_8);

    assertThat(output).isEqualTo("usage: " + COMMAND + "\n");
    assertThat(script.waitFor()).isEqualTo(2);
  }

  @Test
  void readmeAndScriptShowTheSameCommand() throws Exception {
    assertThat(Files.readString(Path.of("README.md"))).contains("\n    " + COMMAND + "\n");
    assertThat(Files.readString(Path.of("run.sh"))).contains("#   " + COMMAND + "\n");
  }
}
