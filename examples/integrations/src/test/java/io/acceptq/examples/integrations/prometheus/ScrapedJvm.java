// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.prometheus;

import io.acceptq.examples.integrations.metrics.ScrapedMetrics;
import io.acceptq.examples.integrations.process.ChildProcess;
import io.acceptq.examples.integrations.process.LoopbackHttp;
import io.acceptq.testing.JavaHomes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM under the packaged acceptq and JMX exporter, and what Prometheus would scrape from it. */
public final class ScrapedJvm implements AutoCloseable {
  /** Which of the two agents comes first on the command line. */
  public enum Order {
    ACCEPTQ_FIRST,
    EXPORTER_FIRST
  }

  private static final Path ACCEPTQ = Path.of("../../agent/target/acceptq-agent.jar");
  private static final Path EXPORTER = Path.of("target/jmx_prometheus_javaagent.jar");
  private static final Path CONFIGURATION = Path.of("prometheus/jmx-exporter.yml");

  private final LoopbackHttp http = new LoopbackHttp();
  private final int metricsPort = LoopbackHttp.freePort();
  private final ChildProcess process;
  private final BufferedReader out;

  /** The first line that the program prints. */
  public final String firstLine;

  /**
   * Starts a program of this module, and waits for its first line.
   *
   * @param feature release of the JDK
   * @param options of acceptq
   */
  public ScrapedJvm(int feature, Order order, String options, Path directory, List<String> program)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JavaHomes.java(feature).toString());
    command.add("-javaagent:" + ACCEPTQ.toAbsolutePath() + "=" + options);
    command.add(
        order == Order.EXPORTER_FIRST ? 1 : 2,
        "-javaagent:%s=127.0.0.1:%d:%s"
            .formatted(EXPORTER.toAbsolutePath(), metricsPort, CONFIGURATION.toAbsolutePath()));
    String target = Path.of("target").toAbsolutePath().toString();
    command.addAll(List.of("-cp", target + "/test-classes:" + target + "/classes"));
    command.addAll(program);
    this.process = ChildProcess.startPiped("jvm", directory, command);
    this.out = process.process.inputReader(StandardCharsets.US_ASCII);
    this.firstLine = out.readLine();
    if (firstLine == null) {
      throw new IOException("the JVM did not start; its stderr:\n" + process.stderr());
    }
  }

  /** Sends a command to the program, and returns once the program has printed {@code done}. */
  void send(String command) throws IOException {
    process.process.outputWriter(StandardCharsets.US_ASCII).write(command + "\n");
    process.process.outputWriter(StandardCharsets.US_ASCII).flush();
    if (!"done".equals(out.readLine())) {
      throw new IOException("the JVM has exited; its stderr:\n" + process.stderr());
    }
  }

  public ScrapedMetrics scrape() throws IOException, InterruptedException {
    return ScrapedMetrics.parse(http.text(LoopbackHttp.url(metricsPort, "/metrics")));
  }

  List<String> stderr() throws IOException {
    return process.stderr().lines().toList();
  }

  @Override
  public void close() {
    process.close();
  }
}
