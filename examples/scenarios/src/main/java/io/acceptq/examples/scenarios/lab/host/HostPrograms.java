// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab.host;

import io.acceptq.examples.scenarios.harness.CommandLoop;
import io.acceptq.examples.scenarios.harness.ProgramRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Commands that run other programs on this host. The kernel kills those in the background when this
 * JVM ends, in whatever way; their directory is deleted if it ends in an orderly way.
 */
final class HostPrograms {
  private final List<Process> started = new ArrayList<>();
  private Path directory;

  static void addTo(CommandLoop commands) {
    HostPrograms programs = new HostPrograms();
    Runtime.getRuntime().addShutdownHook(new Thread(programs::end, "end programs"));
    commands.add("run", ProgramRunner::run);
    commands.add("start", programs::start);
    commands.add("output", none -> programs.output());
    commands.add("write", programs::write);
  }

  /** {@code start PROGRAM ARGUMENT…}: in the background, in the directory of {@code write}. */
  private List<String> start(List<String> command) throws IOException {
    List<String> bound = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL"));
    bound.addAll(command);
    started.add(
        new ProcessBuilder(bound)
            .directory(directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory().resolve("output").toFile()))
            .start());
    return List.of();
  }

  /** {@code output}: what the programs in the background have printed. */
  private List<String> output() throws IOException {
    return Files.readAllLines(directory().resolve("output"), StandardCharsets.UTF_8);
  }

  /** {@code write NAME TEXT}: a file for a program in the background; answers its path. */
  private List<String> write(List<String> arguments) throws IOException {
    Path file = directory().resolve(arguments.get(0));
    return List.of(Files.writeString(file, arguments.get(1)).toString());
  }

  private Path directory() throws IOException {
    if (directory == null) {
      directory = Files.createTempDirectory("acceptq-lab");
    }
    return directory;
  }

  private void end() {
    started.forEach(Process::destroyForcibly);
    if (directory == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
