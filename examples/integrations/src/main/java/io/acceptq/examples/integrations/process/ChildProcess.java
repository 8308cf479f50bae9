// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that was started here and is ended by {@link #close}. Its stderr goes to a file. */
public final class ChildProcess implements AutoCloseable {
  private static final long TIMEOUT_SECONDS = 30;

  public final Process process;
  private final String name;
  private final Path stderr;

  private ChildProcess(String name, Path directory, ProcessBuilder builder) throws IOException {
    this.name = name;
    this.stderr = directory.resolve(name + ".log");
    builder.directory(directory.toFile()).redirectError(stderr.toFile());
    try {
      this.process = builder.start();
    } catch (IOException e) {
      throw new IOException(
          "cannot start %s; bash .ci/setup installs it: %s"
              .formatted(builder.command().get(0), e.getMessage()),
          e);
    }
  }

  /** Starts a program whose stdout goes to a file. */
  public static ChildProcess start(String name, Path directory, List<String> command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(directory.resolve(name + ".out").toFile());
    return new ChildProcess(name, directory, builder);
  }

  /** Starts a program whose stdout the caller reads. */
  public static ChildProcess startPiped(String name, Path directory, List<String> command)
      throws IOException {
    return new ChildProcess(name, directory, new ProcessBuilder(command));
  }

  /** Returns once the program answers 200 at this URL. */
  public ChildProcess awaitHttp(LoopbackHttp http, String url)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (!http.isOk(url)) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() - end > 0) {
        throw new IOException(name + " does not answer at " + url + "; its stderr:\n" + stderr());
      }
    }
    return this;
  }

  /** What it has written to stderr so far. */
  public String stderr() throws IOException {
    return Files.readString(stderr);
  }

  @Override
  public void close() {
    process.destroy();
    process
        .onExit()
        .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
        .exceptionally(late -> process.destroyForcibly())
        .join();
  }
}
