// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.net;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A child process that answers commands over its standard streams: it reads a line of words, and
 * prints the lines of the answer and then a dot. Its side is {@link Answers}.
 */
public final class Remote implements AutoCloseable {
  private static final String ENDED = "the process ended";

  private final Process process;
  private final Writer commands;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private Remote(Process process) {
    this.process = process;
    this.commands = process.outputWriter(StandardCharsets.UTF_8);
    Thread reader = new Thread(this::read, "answers of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  static Remote start(String[] command, File directory) {
    try {
      return new Remote(
          new ProcessBuilder(command)
              .directory(directory)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = in.readLine()) != null) {
        lines.add(line);
      }
    } catch (IOException e) {
      lines.add(Answers.FAILED + e);
    }
    lines.add(Answers.FAILED + ENDED);
  }

  public long pid() {
    return process.pid();
  }

  /** Waits for the whole answer; fails on an error, an exit, or 20 s without a line. */
  public List<String> ask(String command) {
    try {
      commands.write(command + "\n");
      commands.flush();
      List<String> answer = new ArrayList<>();
      String line = line(command);
      while (!line.equals(Answers.END)) {
        answer.add(line);
        line = line(command);
      }
      return answer;
    } catch (IOException e) {
      throw new AssertionError(command + ": " + e + " " + lines);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private String line(String command) throws InterruptedException {
    String line = lines.poll(20, TimeUnit.SECONDS);
    if (line == null || line.startsWith(Answers.FAILED)) {
      throw new AssertionError(command + ": " + (line == null ? "no answer" : line));
    }
    return line;
  }

  /** As {@link #ask}, for an answer of one line. */
  public String askOne(String command) {
    List<String> answer = ask(command);
    if (answer.size() != 1) {
      throw new AssertionError(command + ": " + answer);
    }
    return answer.get(0);
  }

  /** Closes the input of the process, which makes it exit; kills it after 5 s. */
  @Override
  public void close() {
    try {
      commands.close();
    } catch (IOException e) {
      // The process has exited already.
    }
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
