// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that a test starts and talks to through stdin and stdout. */
final class TestProcess implements AutoCloseable {
  /** The lines that it printed before {@code up}. */
  final List<String> startLines = new ArrayList<>();

  private final Process process;
  private final BufferedReader out;

  private TestProcess(Process process) {
    this.process = process;
    this.out = process.inputReader(UTF_8);
  }

  /** Returns after the program has printed {@code up}; its stderr is appended to the file. */
  static TestProcess start(Path stderr, List<String> command) throws IOException {
    TestProcess started =
        new TestProcess(
            new ProcessBuilder(command).redirectError(Redirect.appendTo(stderr.toFile())).start());
    for (String line = started.out.readLine(); !"up".equals(line); line = started.out.readLine()) {
      if (line == null) {
        started.close();
        throw new IOException("ended before it printed \"up\": " + command);
      }
      started.startLines.add(line);
    }
    return started;
  }

  /** Sends a line and returns the line that the program answers. */
  String request(String line) throws IOException {
    BufferedWriter in = process.outputWriter(UTF_8);
    in.write(line + "\n");
    in.flush();
    return out.readLine();
  }

  String pid() {
    return Long.toString(process.pid());
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Closes its stdin, which ends it, and returns what it has printed since {@code up}. */
  String end() throws IOException {
    process.outputWriter(UTF_8).close();
    StringBuilder rest = new StringBuilder();
    for (int c = out.read(); c >= 0; c = out.read()) {
      rest.append((char) c);
    }
    return rest.toString();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
