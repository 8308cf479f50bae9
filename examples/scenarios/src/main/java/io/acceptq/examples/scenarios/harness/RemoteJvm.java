// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.harness;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that runs a {@link CommandLoop}, as seen by the JVM that drives it. Several threads may use
 * it; their requests are answered one after the other. A request without an answer after {@value
 * #ANSWER_SECONDS} s ends the process.
 */
public final class RemoteJvm implements Closeable {
  private static final int ANSWER_SECONDS = 60;
  private static final int END_SECONDS = 5;
  private static final ScheduledExecutorService WATCHDOG =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "watchdog");
            thread.setDaemon(true);
            return thread;
          });

  private final String name;
  private final Process process;
  private final BufferedReader answers;
  private final Writer requests;

  RemoteJvm(String name, Process process) {
    this.name = name;
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Waits until it accepts requests; to be called once, before the first one. */
  public synchronized void awaitReady() throws IOException {
    answer("start");
  }

  public long pid() {
    return process.pid();
  }

  /** Runs a command there; returns the lines of its answer. */
  public synchronized List<String> run(Object... request) throws IOException {
    List<String> words = new ArrayList<>();
    for (Object word : request) {
      words.add(word.toString());
    }
    requests.write(String.join("\t", words) + "\n");
    requests.flush();
    return answer(String.join(" ", words));
  }

  /** Runs a command there; returns the lines of its answer. */
  public List<String> run(String command, List<String> arguments) throws IOException {
    List<Object> request = new ArrayList<>(List.of(command));
    request.addAll(arguments);
    return run(request.toArray());
  }

  /** Runs a command whose answer is one line. */
  public String ask(Object... request) throws IOException {
    return run(request).get(0);
  }

  private List<String> answer(String request) throws IOException {
    ScheduledFuture<?> timeout =
        WATCHDOG.schedule(process::destroyForcibly, ANSWER_SECONDS, TimeUnit.SECONDS);
    try {
      List<String> lines = new ArrayList<>();
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        if (line.equals(CommandLoop.DONE)) {
          return lines;
        }
        if (line.startsWith(CommandLoop.FAILED)) {
          throw new IOException(name + ": " + line.substring(1));
        }
        lines.add(line);
      }
      throw new IOException(name + " ended, or did not answer in time: " + request);
    } finally {
      timeout.cancel(false);
    }
  }

  /** Lets time pass; fails at once if the process ends. */
  public void pause(double seconds) throws IOException, InterruptedException {
    if (seconds > 0 && process.waitFor((long) (seconds * 1e9), TimeUnit.NANOSECONDS)) {
      throw new IOException(name + " ended");
    }
  }

  /** Sends a signal by its name, for example {@code STOP}. */
  public void signal(String signal) throws IOException, InterruptedException {
    ProgramRunner.run(List.of("kill", "-" + signal, Long.toString(pid())));
  }

  /** Ends the process without letting it run anything more, such as shutdown hooks. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Ends the process by ending its input, or by force after {@value #END_SECONDS} s. */
  @Override
  public void close() throws IOException {
    try {
      requests.close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(END_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
