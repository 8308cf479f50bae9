// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

import io.acceptq.examples.lab.machine.Machine;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The lab's hand on one {@link Machine}. One thread; every question is answered in time or never.
 */
final class Host implements Closeable {
  private static final int ANSWER_SECONDS = 30;
  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "watch");
            thread.setDaemon(true);
            return thread;
          });

  private final String name;
  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;

  private Host(String name, Process process) {
    this.name = name;
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Starts its JVM under {@code prefix}, the command that moves it into its namespace. */
  static Host start(String name, List<String> prefix, List<String> options) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
    command.add("-Djava.net.preferIPv4Stack=true"); // as the textbooks print it: tcp, not tcp6
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Machine.class.getName()));
    return new Host(
        name, new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Waits until it is up. */
  void awaitReady() throws IOException {
    answer("start");
  }

  long pid() {
    return process.pid();
  }

  /** Tells it to do something and waits for what it answers. */
  List<String> tell(Object... words) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Object word : words) {
      texts.add(word.toString());
    }
    questions.write(String.join("\t", texts) + "\n");
    questions.flush();
    return answer(String.join(" ", texts));
  }

  /** As {@link #tell}, for one line. */
  String ask(Object... words) throws IOException {
    return tell(words).get(0);
  }

  private List<String> answer(String question) throws IOException {
    ScheduledFuture<?> watch =
        WATCH.schedule(process::destroyForcibly, ANSWER_SECONDS, TimeUnit.SECONDS);
    try {
      List<String> lines = new ArrayList<>();
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.equals(Machine.DONE)) {
          return lines;
        }
        if (line.startsWith(Machine.FAILED)) {
          throw new IOException(name + ": " + line.substring(1));
        }
        lines.add(line);
      }
      throw new IOException(name + " ended, or had to be, at: " + question);
    } finally {
      watch.cancel(false);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      questions.close(); // the end of its input is its end
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
