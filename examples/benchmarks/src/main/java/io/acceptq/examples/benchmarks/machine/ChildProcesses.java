// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a command to its end, and ends processes that were started elsewhere. */
public final class ChildProcesses {
  private static final int SECONDS = 30;

  private ChildProcesses() {}

  /** Waits up to 30 s for the process to end by itself, then kills it. */
  public static void end(Process process) {
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the output of a command, stderr included; an exit status other than 0 is an error. */
  public static String output(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(
          String.join(" ", command) + " exited with status " + status + ": " + out);
    }
    return out;
  }
}
