// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Other programs on this machine. Short ones are waited for; long ones die with this JVM, however
 * it ends (the kernel sees to it), and so does the directory they work in if it ends in order.
 */
final class Programs {
  private static final int LIMIT_SECONDS = 10;

  private final List<Process> started = new ArrayList<>();
  private Path directory;

  static void addTo(Map<String, Command> commands) {
    Programs programs = new Programs();
    Runtime.getRuntime().addShutdownHook(new Thread(programs::end, "end programs"));
    commands.put("run", programs::run);
    commands.put("start", programs::start);
    commands.put("output", programs::output);
    commands.put("write", programs::write);
    commands.put("set", programs::set);
  }

  /** {@code run PROGRAM ARGUMENT…}: answers its output. */
  private List<String> run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("not done after " + LIMIT_SECONDS + " s");
      }
      byte[] bytes = process.getInputStream().readAllBytes(); // little enough for a pipe to hold
      List<String> output = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      if (process.exitValue() != 0) {
        throw new IOException(String.join(" ", output));
      }
      return output;
    } finally {
      process.destroyForcibly();
    }
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

  /** {@code output}: what the started programs have said. */
  private List<String> output(List<String> none) throws IOException {
    return Files.readAllLines(directory().resolve("output"), StandardCharsets.UTF_8);
  }

  /** {@code write NAME TEXT}: a file for a program to be started; answers its path. */
  private List<String> write(List<String> arguments) throws IOException {
    Path file = directory().resolve(arguments.get(0));
    return List.of(Files.writeString(file, arguments.get(1)).toString());
  }

  /** {@code set NAME VALUE}: a sysctl of this network namespace. */
  private List<String> set(List<String> arguments) throws IOException {
    Files.writeString(Path.of("/proc/sys", arguments.get(0).replace('.', '/')), arguments.get(1));
    return List.of();
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
