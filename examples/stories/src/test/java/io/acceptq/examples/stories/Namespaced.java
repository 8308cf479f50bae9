// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of this module, run in a network namespace of its own. */
final class Namespaced {
  private Namespaced() {}

  /** What it prints; it has to end in time, with exit status 0. */
  static String run(Class<?> program, long seconds, Path directory, String... arguments)
      throws Exception {
    Path output = directory.resolve("output");
    List<String> command = new ArrayList<>(List.of("unshare", "--net", "--"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("acceptq.stories"), program.getName()));
    command.add(System.getProperty("acceptq.agent"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).as(() -> text(output)).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(() -> text(output)).isZero();
    return text(output);
  }

  private static String text(Path output) {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
