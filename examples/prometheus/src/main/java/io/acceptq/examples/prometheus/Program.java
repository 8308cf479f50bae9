// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that was started here, and ends with its scope. What it prints is in a file. */
final class Program implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  final String name;
  final Process process;
  private final Path log;

  /** What it writes to standard output stays readable here if {@code talks}. */
  private Program(String name, List<String> command, Path directory, boolean talks)
      throws IOException {
    this.name = name;
    this.log = directory.resolve(name + ".log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectError(log.toFile());
    if (!talks) {
      builder.redirectOutput(directory.resolve(name + ".out").toFile());
    }
    try {
      this.process = builder.start();
    } catch (IOException e) {
      throw new IOException(
          command.get(0) + " cannot be started; bash .ci/setup installs it: " + e.getMessage(), e);
    }
  }

  static Program start(String name, Path directory, List<String> command) throws IOException {
    return new Program(name, command, directory, false);
  }

  static Program talking(String name, Path directory, List<String> command) throws IOException {
    return new Program(name, command, directory, true);
  }

  /** Returns when it answers at an address with 200. */
  Program ready(Http http, String url) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!http.answers(url)) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() - end > 0) {
        throw new IOException(name + " does not answer at " + url + "; it said:\n" + said());
      }
    }
    return this;
  }

  String said() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroy();
    process
        .onExit()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(late -> process.destroyForcibly())
        .join();
  }
}
