// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * So many sockets in this network namespace, spread over processes, since each may have only so
 * many descriptors. Ended with {@link #close}, and with this JVM whatever becomes of it.
 */
final class Crowds implements AutoCloseable {
  /** What a JVM has open besides. */
  private static final int OTHER_DESCRIPTORS = 500;

  private static final int AT_MOST_EACH = 50_000;

  private final List<Process> processes = new ArrayList<>();
  private int sockets;

  /** Adds to what there is; answers how many there are now. */
  int growTo(int wanted) throws IOException {
    int each = Math.min(AT_MOST_EACH, descriptorLimit() - OTHER_DESCRIPTORS);
    while (sockets < wanted) {
      int asked = Math.min(each, wanted - sockets);
      int got = start(asked);
      sockets += got;
      if (got < asked) {
        break;
      }
    }
    return sockets;
  }

  private int start(int asked) throws IOException {
    Process process =
        new ProcessBuilder(
                Jdk.current().java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Crowd.class.getName(),
                Integer.toString(asked))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    processes.add(process);
    BufferedReader out = process.inputReader(UTF_8);
    String line = out.readLine();
    if (line == null) {
      throw new IOException("a process that was to hold " + asked + " sockets ended");
    }
    int space = line.indexOf(' ');
    int got = Integer.parseInt(line.substring(0, space));
    if (got < asked) {
      Progress.say("  no more than %d sockets in a process: %s", got, line.substring(space + 1));
    }
    return got;
  }

  /** The hard limit, to which a JVM raises its own. */
  private static int descriptorLimit() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
      if (line.startsWith("Max open files")) {
        String hard = line.trim().split("\\s+", -1)[4];
        return hard.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(hard);
      }
    }
    throw new IOException("no limit of open files in /proc/self/limits");
  }

  @Override
  public void close() throws IOException {
    for (Process process : processes) {
      process.getOutputStream().close();
    }
    for (Process process : processes) {
      Processes.end(process);
    }
  }
}
