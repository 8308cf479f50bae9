// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Runs the system's own tools. */
public final class Commands {
  private Commands() {}

  /** What it prints; an {@link AssertionError} with its complaint if it does not succeed. */
  public static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).start();
      process.getOutputStream().close();
      String output = text(process.getInputStream()); // complaints of one line fit into the pipe
      if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
        String complaint = process.isAlive() ? "not done" : text(process.getErrorStream());
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", command) + ": " + output + complaint);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
