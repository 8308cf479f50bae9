// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import io.acceptq.agent.Jdks;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program under both agents, the packaged ones, and the metrics that Prometheus would read. */
final class WatchedJvm implements AutoCloseable {
  private static final Path AGENT = Path.of("../../agent/target/acceptq-agent.jar");
  private static final Path EXPORTER = Path.of("target/jmx_prometheus_javaagent.jar");

  private final Http http = new Http();
  private final int metricsPort = Programs.freePort();
  private final Program program;
  private final BufferedReader out;

  /** What the program prints first. */
  final String greeting;

  WatchedJvm(int feature, boolean exporterFirst, String options, Path directory, String... program)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Jdks.home(feature).resolve("bin/java").toString());
    command.add("-javaagent:" + AGENT.toAbsolutePath() + "=" + options);
    command.add(
        exporterFirst ? 1 : 2,
        "-javaagent:%s=127.0.0.1:%d:%s"
            .formatted(
                EXPORTER.toAbsolutePath(),
                metricsPort,
                Path.of("jmx-exporter.yml").toAbsolutePath()));
    String classes = Path.of("target").toAbsolutePath().toString();
    command.addAll(List.of("-cp", classes + "/test-classes:" + classes + "/classes"));
    command.addAll(List.of(program));
    this.program = Program.talking("jvm", directory, command);
    this.out = this.program.process.inputReader(StandardCharsets.US_ASCII);
    this.greeting = out.readLine();
    if (greeting == null) {
      throw new IOException("it did not start; it said:\n" + this.program.said());
    }
  }

  /** Has the program do something, and returns when it is done. */
  void ask(String command) throws IOException {
    program.process.outputWriter(StandardCharsets.US_ASCII).write(command + "\n");
    program.process.outputWriter(StandardCharsets.US_ASCII).flush();
    if (!"done".equals(out.readLine())) {
      throw new IOException("it has ended; it said:\n" + program.said());
    }
  }

  Metrics metrics() throws IOException, InterruptedException {
    return Metrics.parse(http.text(Programs.url(metricsPort, "/metrics")));
  }

  /** Its stderr so far. */
  List<String> said() throws IOException {
    return program.said().lines().toList();
  }

  @Override
  public void close() {
    program.close();
  }
}
