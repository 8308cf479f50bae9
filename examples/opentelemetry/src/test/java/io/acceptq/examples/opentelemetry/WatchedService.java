// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.opentelemetry;

import static org.awaitility.Awaitility.await;

import io.acceptq.agent.Jdks;
import io.acceptq.examples.opentelemetry.programs.FourDoors;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@link FourDoors} under both agents, the packaged ones, and what it exports. */
final class WatchedService implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path out;
  private final Path err;
  private final Process process;

  /** The listeners' names, and the ports of those that have one. */
  final int frontPort;

  final int wellPort;
  final int everywherePort;
  final String front;
  final String well;
  final String everywhere;
  final String path;

  WatchedService(int feature, boolean otherFirst, Path directory) throws IOException {
    out = directory.resolve("out");
    err = directory.resolve("err");
    Path socket = directory.resolve("app.sock");
    Path ports = directory.resolve("ports");
    List<String> command = command(feature, otherFirst);
    command.addAll(List.of(FourDoors.class.getName(), socket.toString(), ports.toString()));
    process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  !process.isAlive()
                      || (Files.exists(ports) && Files.readString(ports).endsWith("\n")));
      if (!process.isAlive()) {
        throw new AssertionError("it did not start; it said:\n" + said());
      }
      String[] bound = Files.readString(ports).strip().split(" ", -1);
      frontPort = Integer.parseInt(bound[0]);
      wellPort = Integer.parseInt(bound[1]);
      everywherePort = Integer.parseInt(bound[2]);
    } catch (IOException | RuntimeException | Error e) {
      close();
      throw e;
    }
    front = "127.0.0.1:" + frontPort;
    well = "127.0.0.1:" + wellPort;
    everywhere = "[::]:" + everywherePort;
    path = "unix:" + socket;
  }

  private static List<String> command(int feature, boolean otherFirst) {
    List<String> command = new ArrayList<>();
    command.add(Jdks.home(feature).resolve("bin/java").toString());
    command.add("-javaagent:" + Path.of("../../agent/target/acceptq-agent.jar").toAbsolutePath());
    command.add(
        otherFirst ? 1 : 2,
        "-javaagent:" + Path.of("target/opentelemetry-javaagent.jar").toAbsolutePath());
    command.add("-Dotel.jmx.config=" + Rule.FILE.toAbsolutePath());
    command.add("-Dotel.jmx.discovery.delay=1000"); // a minute by default
    command.add("-Dotel.metrics.exporter=experimental-otlp/stdout");
    command.add("-Dotel.metric.export.interval=500");
    command.add("-Dotel.traces.exporter=none");
    command.add("-Dotel.logs.exporter=none");
    command.addAll(List.of("-cp", Path.of("target/test-classes").toAbsolutePath().toString()));
    return command;
  }

  /** Has the program do something. */
  void tell(String command) throws IOException {
    BufferedWriter in = process.outputWriter(StandardCharsets.US_ASCII);
    in.write(command + "\n");
    in.flush();
  }

  /** The latest export that is whole. */
  Export export() throws IOException {
    String text = Files.readString(out);
    int end = text.lastIndexOf('\n');
    return end < 0
        ? Export.NONE
        : Export.parse(text.substring(text.lastIndexOf('\n', end - 1) + 1, end));
  }

  /** Its stderr so far. */
  List<String> said() throws IOException {
    return Files.readAllLines(err);
  }

  @Override
  public void close() {
    process.destroy();
    process
        .onExit()
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .exceptionally(late -> process.destroyForcibly())
        .join();
  }
}
