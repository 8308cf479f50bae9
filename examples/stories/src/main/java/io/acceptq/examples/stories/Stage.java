// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.stories;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running service, and the clients that come to it. Everything ends with it. */
final class Stage implements AutoCloseable {
  private static final InetSocketAddress DOOR =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), Service.PORT);

  private final Process service;
  private final PrintStream commands;
  private final BufferedReader answers;
  private int refused;
  private final List<Long> connectNanos = new ArrayList<>();
  private final List<SocketChannel> clients = new ArrayList<>();

  /** The command line of a service under the agent. */
  static List<String> service(
      String agent, List<String> jvmOptions, Behaviour behaviour, int backlog) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.add("-javaagent:" + agent);
    command.add("-cp");
    command.add(System.getProperty("java.class.path").split(File.pathSeparator, -1)[0]);
    command.addAll(List.of(Service.class.getName(), behaviour.name(), Integer.toString(backlog)));
    return command;
  }

  /** Starts the service and has its stderr written to a file. */
  Stage(List<String> command, Path log) throws IOException {
    service = new ProcessBuilder(command).redirectError(log.toFile()).start();
    commands = new PrintStream(service.getOutputStream(), true, StandardCharsets.US_ASCII);
    answers = service.inputReader(StandardCharsets.UTF_8);
    if (!"bound".equals(answers.readLine())) {
      throw new IOException("the service did not start: " + command);
    }
  }

  /** Has the service do something and returns its answer. */
  synchronized String ask(String command) throws IOException {
    commands.println(command);
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the service has ended");
    }
    return answer;
  }

  /** When each client came, in order. */
  List<Long> connectNanos() {
    return connectNanos;
  }

  /** How many clients were refused, each once however often it came back. */
  int refused() {
    return refused;
  }

  /** So many clients at once; none is waited for. */
  void come(int count) throws IOException {
    come(count, DOOR);
  }

  private void come(int count, SocketAddress door) throws IOException {
    for (int i = 0; i < count; i++) {
      SocketChannel client = SocketChannel.open();
      client.configureBlocking(false);
      connectNanos.add(System.nanoTime());
      // On loopback the handshake is over when connect(2) returns, or the SYN was refused.
      refused += client.connect(door) || client.finishConnect() ? 0 : 1;
      clients.add(client);
    }
  }

  /** Another process of the namespace, this one, has a listener that overflows for a while. */
  void overflowElsewhere(int count, double seconds) throws IOException, InterruptedException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      come(count, other.getLocalSocketAddress());
      come(50, seconds);
    }
  }

  /** Clients at a rate, each a moment of its own; those long served go again. */
  void come(int perSecond, double seconds) throws IOException, InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < perSecond * seconds; i++) {
      long due = start + i * 1_000_000_000L / perSecond;
      rest((due - System.nanoTime()) / 1e9);
      come(1);
      if (clients.size() > 10_000) {
        clients.remove(0).close();
      }
    }
  }

  /** Lets time pass, or notices that the service has ended. */
  void rest(double seconds) throws IOException, InterruptedException {
    if (seconds > 0 && service.waitFor((long) (seconds * 1e9), TimeUnit.NANOSECONDS)) {
      throw new IOException("the service has ended");
    }
  }

  /** Stops the whole process for a while, as a debugger or a freezer would. */
  void stop(double seconds) throws IOException, InterruptedException {
    signal("STOP");
    come(50, seconds);
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(service.pid())).start().waitFor();
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel client : clients) {
      client.close();
    }
    service.destroyForcibly();
    try {
      service.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
