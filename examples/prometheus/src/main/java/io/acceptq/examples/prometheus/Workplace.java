// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;

/**
 * A directory and the programs that work in it. All of it is gone with its scope, and when somebody
 * interrupts the run.
 */
final class Workplace implements AutoCloseable {
  final Path directory = Files.createTempDirectory("acceptq-");
  private final Deque<Program> programs = new ArrayDeque<>();
  private boolean closed;

  Workplace() throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "clean-up"));
  }

  /** Takes over the end of a program. */
  synchronized Program keep(Program program) throws IOException {
    if (closed) {
      program.close();
      throw new IOException("interrupted");
    }
    programs.push(program);
    return program;
  }

  @Override
  public synchronized void close() {
    while (!programs.isEmpty()) {
      programs.pop().close();
    }
    if (!closed) {
      delete();
    }
    closed = true;
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
