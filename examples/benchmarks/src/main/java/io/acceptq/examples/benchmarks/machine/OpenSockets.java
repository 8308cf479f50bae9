// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.acceptq.examples.benchmarks.programs.SocketHolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Connected sockets in this network namespace, held by child processes, since the number of
 * descriptors of a process is limited. They are closed by {@link #close}, and when this JVM ends.
 */
public final class OpenSockets implements AutoCloseable {
  /** Descriptors that a JVM needs for other files. */
  private static final int OTHER_DESCRIPTORS = 500;

  private static final int MAX_PER_PROCESS = 50_000;

  private final List<Process> processes = new ArrayList<>();
  private int sockets;

  /** Opens sockets until there are {@code wanted}, if possible; returns how many are open. */
  public int growTo(int wanted) throws IOException {
    int perProcess = Math.min(MAX_PER_PROCESS, descriptorLimit() - OTHER_DESCRIPTORS);
    while (sockets < wanted) {
      int requested = Math.min(perProcess, wanted - sockets);
      int opened = start(requested);
      sockets += opened;
      if (opened < requested) {
        break;
      }
    }
    return sockets;
  }

  private int start(int requested) throws IOException {
    Process process =
        new ProcessBuilder(
                InstalledJdk.current().java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                SocketHolder.class.getName(),
                Integer.toString(requested))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    processes.add(process);
    BufferedReader out = process.inputReader(UTF_8);
    String line = out.readLine();
    if (line == null) {
      throw new IOException("the process that should open " + requested + " sockets has ended");
    }
    int space = line.indexOf(' ');
    int opened = Integer.parseInt(line.substring(0, space));
    if (opened < requested) {
      String reason = line.substring(space + 1);
      ProgressLog.log("  a process could open only %d sockets: %s", opened, reason);
    }
    return opened;
  }

  /** The hard limit: a JVM raises its soft limit to it. */
  private static int descriptorLimit() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/limits"))) {
      if (line.startsWith("Max open files")) {
        String hard = line.trim().split("\\s+", -1)[4];
        return hard.equals("unlimited") ? Integer.MAX_VALUE : Integer.parseInt(hard);
      }
    }
    throw new IOException("/proc/self/limits has no line \"Max open files\"");
  }

  @Override
  public void close() throws IOException {
    for (Process process : processes) {
      process.getOutputStream().close();
    }
    for (Process process : processes) {
      ChildProcesses.end(process);
    }
  }
}
