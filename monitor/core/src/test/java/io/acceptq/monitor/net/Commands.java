// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Runs tools of the system, such as ip(8) and ss(8). */
public final class Commands {
  private Commands() {}

  /** Returns the output; throws an {@link AssertionError} with stderr if the command fails. */
  public static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).start();
      process.getOutputStream().close();
      String output = text(process.getInputStream()); // a line on stderr fits into its pipe
      if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
        String error = process.isAlive() ? "still running" : text(process.getErrorStream());
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", command) + ": " + output + error);
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
