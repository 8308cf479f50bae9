// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;

/**
 * A temporary directory and the programs that run in it. {@link #close} ends the programs and
 * deletes the directory; a shutdown hook does the same if the JVM is interrupted.
 */
public final class ProcessScope implements AutoCloseable {
  public final Path directory = Files.createTempDirectory("acceptq-");
  private final Deque<ChildProcess> processes = new ArrayDeque<>();
  private boolean closed;

  public ProcessScope() throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "process-scope-shutdown"));
  }

  /** Adds a process, to be ended with this scope. */
  public synchronized ChildProcess add(ChildProcess process) throws IOException {
    if (closed) {
      process.close();
      throw new IOException("interrupted");
    }
    processes.push(process);
    return process;
  }

  @Override
  public synchronized void close() {
    while (!processes.isEmpty()) {
      processes.pop().close();
    }
    if (!closed) {
      deleteDirectory();
    }
    closed = true;
  }

  private void deleteDirectory() {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
