// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.testing.ExternalTest;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** run.sh as a user runs it, and the screenshot it takes. */
@ExternalTest
class AlertingRunIT {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final String SCRIPT = "examples/integrations/prometheus/run.sh";
  private static final Path OUTPUT = Path.of("target/run.txt");
  private static final Path PICTURE = Path.of("target/dashboard.png");

  private static ProcessBuilder run(String... options) {
    ProcessBuilder builder = new ProcessBuilder("bash", SCRIPT);
    builder.command().addAll(List.of(options));
    return builder.directory(ROOT.toFile()).redirectErrorStream(true);
  }

  @Test
  void endsWithTheAlertAndItsResolution() throws Exception {
    Process run =
        run("--picture", PICTURE.toAbsolutePath().toString())
            .redirectOutput(OUTPUT.toFile())
            .start();
    try {
      assertThat(run.waitFor(6, TimeUnit.MINUTES)).as(Files.readString(OUTPUT)).isTrue();
    } finally {
      run.destroy(); // ends all programs that it started
    }
    String output = Files.readString(OUTPUT);
    assertThat(run.exitValue()).as(output).isZero();
    assertThat(output.lines())
        .anyMatch(l -> l.matches(" +FIRING  shop drops connections at 127\\.0\\.0\\.1:\\d+ of .*"))
        .anyMatch(l -> l.matches(" +RESOLVED  shop drops connections at .*: ACCEPT_LOOP_SLOW"))
        .anyMatch(l -> l.matches(".*from the first dropped connection to the page: \\d+\\.\\d s"))
        .anyMatch(l -> l.matches(".*all \\d+ queries of examples/.*/dashboard\\.json have data"));
    assertThat(withoutNumbers(output)).isEqualTo(withoutNumbers(readmeSample()));
    BufferedImage picture = ImageIO.read(PICTURE.toFile());
    assertThat(picture.getWidth()).isEqualTo(1280);
    System.out.println(
        output.lines().filter(l -> l.contains("to the page")).findFirst().orElseThrow());
  }

  private static String readmeSample() throws IOException {
    String readme = Files.readString(Path.of("prometheus/README.md"));
    String start = "```text\n";
    int begin = readme.indexOf(start) + start.length();
    return readme.substring(begin, readme.indexOf("```", begin));
  }

  private static List<String> withoutNumbers(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("Building ") && !line.contains("screenshot of"))
        .map(line -> line.strip().replaceAll("\\d+(\\.\\d+)?", "N"))
        .toList();
  }

  @Test
  void leavesNoProcessAndNoFileWhenInterrupted(@TempDir Path temporary) throws Exception {
    ProcessBuilder builder = run();
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    Process run = builder.start();
    List<ProcessHandle> programs;
    try (BufferedReader out = run.inputReader(StandardCharsets.UTF_8)) {
      String line = "";
      while (!line.contains("normal load")) {
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

  @Test
  void refusesAnUnknownOption() throws Exception {
    Process run = run("--pictures").start();
    String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(run.waitFor()).isEqualTo(2);
    assertThat(output).contains("--pictures").contains("--picture FILE").contains("--stay");
  }
}
