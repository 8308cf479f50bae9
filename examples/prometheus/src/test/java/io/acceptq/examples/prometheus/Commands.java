// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command run to its end.
 *
 * @param exit its exit status
 * @param output what it printed, errors too
 */
record Commands(int exit, String output) {
  private static final long SECONDS = 120;

  static Commands run(String... command) throws IOException, InterruptedException {
    return feed("", command);
  }

  /** With a text as its standard input. */
  static Commands feed(String input, String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("not done after " + SECONDS + " s: " + List.of(command));
    }
    return new Commands(process.exitValue(), output);
  }
}
