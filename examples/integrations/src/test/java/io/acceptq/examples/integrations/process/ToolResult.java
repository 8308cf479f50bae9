// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a command such as promtool did.
 *
 * @param exit its exit status
 * @param output its stdout and stderr
 */
public record ToolResult(int exit, String output) {
  private static final long TIMEOUT_SECONDS = 120;

  /** Runs a command to its end. */
  public static ToolResult of(Path directory, String... command)
      throws IOException, InterruptedException {
    return withInput("", directory, command);
  }

  /** Runs a command with this text as its standard input. */
  public static ToolResult withInput(String input, Path directory, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("still running after " + TIMEOUT_SECONDS + " s: " + command[0]);
    }
    return new ToolResult(process.exitValue(), output);
  }
}
