// SPDX-License-Identifier: Apache-2.0
package io.acceptq.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a command to its end, without standard input.
 *
 * @param status its exit status
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
public record CommandRun(int status, String out, String err) {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Fails if the command does not end within a minute. */
  public static CommandRun of(List<String> command) {
    try {
      Path out = Files.createTempFile("acceptq", ".out");
      Path err = Files.createTempFile("acceptq", ".err");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("did not end: " + String.join(" ", command));
        }
        return new CommandRun(process.exitValue(), text(out), text(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(String.join(" ", command), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The output of a command that succeeds; an {@link AssertionError} if it does not. */
  public static String output(String... command) {
    CommandRun run = of(List.of(command));
    if (run.status != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + run);
    }
    return run.out;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
