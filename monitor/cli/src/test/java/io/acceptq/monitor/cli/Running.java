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

/** A process of the test's own, ended with it. */
final class Running implements AutoCloseable {
  final List<String> said = new ArrayList<>();
  private final Process process;
  private final BufferedReader out;

  private Running(Process process) {
    this.process = process;
    this.out = process.inputReader(UTF_8);
  }

  /** Returns once the program has said {@code up}; stderr goes to the file. */
  static Running start(Path errors, List<String> command) throws IOException {
    Running running =
        new Running(
            new ProcessBuilder(command).redirectError(Redirect.appendTo(errors.toFile())).start());
    for (String line = running.out.readLine(); !"up".equals(line); line = running.out.readLine()) {
      if (line == null) {
        running.close();
        throw new IOException("ended before it was up: " + command);
      }
      running.said.add(line);
    }
    return running;
  }

  /** Sends a line and waits for one in return. */
  String ask(String line) throws IOException {
    BufferedWriter in = process.outputWriter(UTF_8);
    in.write(line + "\n");
    in.flush();
    return out.readLine();
  }

  long pid() {
    return process.pid();
  }

  /** Ends its stdin, which ends it, and gives what it has printed since it was up. */
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
