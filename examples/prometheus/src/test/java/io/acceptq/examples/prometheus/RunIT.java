// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's command, as a user runs it, and the picture it draws. */
class RunIT {
  private static final Path OUTPUT = Path.of("target/run.txt");
  private static final Path PICTURE = Path.of("target/dashboard.png");

  @Test
  void endsWithTheAlertAndItsResolutionShown() throws Exception {
    Process run =
        new ProcessBuilder("bash", "run.sh", "--picture", PICTURE.toString())
            .redirectErrorStream(true)
            .redirectOutput(OUTPUT.toFile())
            .start();
    try {
      assertThat(run.waitFor(6, TimeUnit.MINUTES)).as(Files.readString(OUTPUT)).isTrue();
    } finally {
      run.destroy(); // everything goes with it
    }
    String output = Files.readString(OUTPUT);
    assertThat(run.exitValue()).as(output).isZero();
    List<String> lines = output.lines().toList();
    assertThat(lines)
        .anyMatch(
            line -> line.matches(" +FIRING  shop drops clients at 127\\.0\\.0\\.1:\\d+ of .*"))
        .anyMatch(line -> line.matches(" +RESOLVED  shop drops clients at .*: ACCEPT_LOOP_SLOW"))
        .anyMatch(line -> line.matches(".*first dropped connection to webhook: \\d+\\.\\d s.*"))
        .anyMatch(
            line ->
                line.matches(
                    ".*all \\d+ queries of examples/grafana/dashboard\\.json have data.*"));
    BufferedImage picture = ImageIO.read(PICTURE.toFile());
    assertThat(picture.getWidth()).isEqualTo(1280);
    System.out.println(
        lines.stream().filter(line -> line.contains("to webhook")).findFirst().orElseThrow());
  }

  @Test
  void whoInterruptsItFindsNothingLeft(@TempDir Path temporary) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("bash", "run.sh").redirectErrorStream(true);
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    Process run = builder.start();
    List<ProcessHandle> programs;
    try (BufferedReader out = run.inputReader(StandardCharsets.UTF_8)) {
      String line = "";
      while (!line.contains("all is well")) {
        line = out.readLine();
        assertThat(line).isNotNull();
      }
      programs = run.descendants().toList();
      run.destroy();
      assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      run.destroyForcibly();
    }
    assertThat(programs).hasSizeGreaterThanOrEqualTo(3);
    assertThat(programs).noneMatch(ProcessHandle::isAlive);
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.startsWith("acceptq-"));
    }
  }
}
