// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import io.acceptq.testing.WovenJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A new JVM that runs a server program, controlled by the commands of {@link ServerProgram}. */
final class ServerJvm implements AutoCloseable {
  private static final Path STDERR = Path.of("target", "stderr").toAbsolutePath();
  private static final int TIMEOUT_SECONDS = 60;

  private final Process process;
  private final Path errors;
  private final PrintStream commands;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private boolean ended;

  private ServerJvm(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    Thread reader = new Thread(this::read, "stdout of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts a program and returns when it reads commands. */
  static ServerJvm start(Class<?> program, WovenJvm jvm) throws IOException {
    return start(jvm.command(program.getName(), List.of()));
  }

  /** As above, with a command that starts such a JVM. */
  static ServerJvm start(List<String> command) throws IOException {
    Path errors = Files.createTempFile(Files.createDirectories(STDERR), "server", "");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    ServerJvm jvm = new ServerJvm(process, errors);
    try {
      jvm.expect("ready");
      return jvm;
    } catch (AssertionError e) {
      jvm.close();
      throw e;
    }
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      output.lines().forEach(answers::add);
      answers.add("no more output");
    } catch (UncheckedIOException | IOException e) {
      answers.add("reading stdout failed: " + e);
    }
  }

  /** Returns the port. */
  int bind(int backlog) {
    commands.println("bind " + backlog);
    return Integer.parseInt(expect("bound").substring("bound ".length()));
  }

  void open(int port) {
    commands.println("open " + port);
    expect("open");
  }

  void pause(int port) {
    commands.println("pause " + port);
    expect("paused");
  }

  void close(int port) {
    commands.println("close " + port);
    expect("closed");
  }

  String waiting(int port) {
    commands.println("waiting 127.0.0.1:" + port);
    return expect("waiting");
  }

  String facts() {
    commands.println("facts");
    return expect("facts");
  }

  /** The attributes of all acceptq beans by {@code Kernel}, {@code Monitor} or listener name. */
  Map<String, Map<String, String>> beans() {
    commands.println("beans");
    Map<String, Map<String, String>> beans = new HashMap<>();
    for (String line = answer(); !line.equals("done"); line = answer()) {
      String[] words = line.split("\t", -1);
      if (words.length != 3) {
        throw new AssertionError("expected an attribute, got " + line + "\n" + stderr());
      }
      beans.computeIfAbsent(words[0], name -> new HashMap<>()).put(words[1], words[2]);
    }
    return beans;
  }

  Map<String, String> monitor() {
    return beans().getOrDefault("Monitor", Map.of());
  }

  /** Empty if there is no such bean. */
  Map<String, String> listener(int port) {
    return beans().getOrDefault("127.0.0.1:" + port, Map.of());
  }

  /** Closes the program's input, waits for its end and returns its last line. */
  String end() throws InterruptedException {
    ended = true;
    commands.close();
    String last = expect("ended");
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError(
          "the program did not end with status 0: " + process + "\n" + stderr());
    }
    return last;
  }

  boolean waitFor(long time, TimeUnit unit) throws InterruptedException {
    return process.waitFor(time, unit);
  }

  List<String> stderr() {
    try {
      return Files.readAllLines(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String expect(String word) {
    String line = answer();
    if (!line.startsWith(word)) {
      throw new AssertionError("expected " + word + ", got " + line + "\n" + stderr());
    }
    return line;
  }

  /** Waits for the next line of the program. */
  String answer() {
    try {
      String line = answers.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("no answer from " + process + "\n" + stderr());
      }
      return line;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    if (!ended) {
      process.destroyForcibly();
    }
  }
}
