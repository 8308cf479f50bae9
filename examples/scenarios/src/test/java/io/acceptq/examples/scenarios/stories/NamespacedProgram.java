// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.acceptq.examples.scenarios.harness.NetworkNamespaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of this module in a network namespace of its own. Needs root. */
final class NamespacedProgram {
  private NamespacedProgram() {}

  /** Returns what the program prints; it has to end in time, with exit status 0. */
  static String run(Class<?> program, long seconds, Path directory, String... arguments)
      throws Exception {
    Path output = directory.resolve("output");
    List<String> command = new ArrayList<>(NetworkNamespaces.ROOT.first());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("acceptq.scenarios"), program.getName()));
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
