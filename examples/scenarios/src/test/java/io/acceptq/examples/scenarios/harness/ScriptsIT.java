// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.LiveTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of README.md, as a user runs them. Needs root. */
@LiveTest
class ScriptsIT {
  @TempDir private Path directory;

  @Test
  void theLabRunsTheChosenExperiments() throws Exception {
    assertThat(run(0, "lab.sh", "a", "e"))
        .contains("(a) listen(1)", "LISTEN", "acceptq  STALLED  queue 2/1", "(e) somaxconn")
        .doesNotContain("(b)", "(c)", "(d)", "(f)", "(g)");
  }

  @Test
  void theLabRejectsAnUnknownExperiment() throws Exception {
    assertThat(run(1, "lab.sh", "z")).contains("lab: expected [--full] [a b c d e f g], got: z");
  }

  @Test
  void theStoriesRunByName() throws Exception {
    assertThat(run(0, "stories.sh", "never-accepted", "idle"))
        .containsPattern("never-accepted +NEVER_ACCEPTED +correct")
        .containsPattern("idle +healthy +correct");
  }

  @Test
  void anUnknownStoryIsAnError() throws Exception {
    assertThat(run(1, "stories.sh", "none-such")).contains("there is no story none-such");
  }

  private String run(int status, String script, String... arguments) throws Exception {
    Path output = directory.resolve("output");
    List<String> command = new ArrayList<>(List.of("bash", script));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends in time").isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(text).isEqualTo(status);
    return text;
  }
}
