// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

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
}
