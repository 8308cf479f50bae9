// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.WovenTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The main command of README.md, as a user runs it. */
@WovenTest
@EnabledOnOs(OS.LINUX)
class DemoIT {
  private static final Path SCRIPT = Path.of("../demo.sh");

  @Test
  void theDemoShowsTheOverflowAndEndsByItself(@TempDir Path directory) throws Exception {
    Path output = directory.resolve("output");
    Process demo =
        new ProcessBuilder("bash", SCRIPT.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(demo.waitFor(90, TimeUnit.SECONDS)).as(() -> text(output)).isTrue();
    } finally {
      demo.destroy(); // the end of its input ends the service too
    }
    assertThat(demo.exitValue()).as(() -> text(output)).isZero();
    String text = text(output);
    List<String> lines = text.lines().toList();
    assertThat(lines)
        .anyMatch(line -> line.matches(" *\\d+s  public +3/2 .*OVERFLOWING  NEVER_ACCEPTED"))
        .anyMatch(line -> line.matches(" *\\d+s  public +0/2 +8 .*"))
        .anyMatch(line -> line.matches(" *\\d+s  admin +\\d/50 .* OK .*"))
        .anyMatch(line -> line.contains("jconsole"));
    assertThat(text)
        .containsPattern("(?s) why: .*\\d+ overflows.* do: .*DemoService\\.bind\\(DemoService");
    for (int user = 1; user <= 8; user++) {
      assertThat(text).containsPattern("  user " + user + ": connected after .* answered after ");
    }
  }

  private static String text(Path output) {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
