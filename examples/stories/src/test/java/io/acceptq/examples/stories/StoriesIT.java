// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every story, in a network namespace of its own, as often as the build says. */
class StoriesIT {
  private static final int TIMES = Integer.getInteger("acceptq.times");

  static Stream<Arguments> stories() {
    return IntStream.rangeClosed(1, TIMES)
        .boxed()
        .flatMap(time -> Stories.ALL.stream().map(story -> Arguments.of(story.name(), time)));
  }

  @ParameterizedTest(name = "{0}, time {1}")
  @MethodSource("stories")
  void shouldNameWhatItIs(String name, int time, @TempDir Path directory) throws Exception {
    Path output = directory.resolve("output");
    List<String> command =
        List.of(
            "unshare",
            "--net",
            "--",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("acceptq.stories"),
            Teller.class.getName(),
            System.getProperty("acceptq.agent"),
            name);
    Process teller =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(teller.waitFor(60, TimeUnit.SECONDS)).as(() -> text(output)).isTrue();
    } finally {
      teller.descendants().forEach(ProcessHandle::destroyForcibly);
      teller.destroyForcibly();
    }
    assertThat(teller.exitValue()).as(() -> text(output)).isZero();
    assertThat(text(output)).contains(name, " right");
  }

  private static String text(Path output) {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
