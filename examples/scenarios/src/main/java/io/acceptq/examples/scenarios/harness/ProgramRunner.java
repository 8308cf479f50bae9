// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs short programs to their end, on the calling thread. */
public final class ProgramRunner {
  private static final int LIMIT_SECONDS = 10;

  private ProgramRunner() {}

  /**
   * Returns what the program printed: few enough lines for a pipe to hold.
   *
   * @throws IOException with what it printed, if its exit status is not 0; also if it cannot be
   *     started, or does not end in time
   */
  public static List<String> run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(command + " did not end within " + LIMIT_SECONDS + " s");
      }
      byte[] bytes = process.getInputStream().readAllBytes();
      List<String> output = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      if (process.exitValue() != 0) {
        throw new IOException(String.join(" ", output));
      }
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  /** True if the program is installed and, run under {@code prefix}, exits with status 0. */
  public static boolean works(List<String> prefix, String... program) throws InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(program));
    try {
      run(command);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
