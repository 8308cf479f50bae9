// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.prometheus;

import io.acceptq.examples.integrations.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a JVM with acceptq and the JMX exporter, both as built in this checkout. */
public final class ExportingJvm {
  private ExportingJvm() {}

  /**
   * Starts a program of this module's jar.
   *
   * @param root of the checkout
   * @param directory for its stderr
   * @param metricsPort at which the exporter answers, on loopback
   */
  public static ChildProcess start(
      Path root, Path directory, int metricsPort, Class<?> program, String... arguments)
      throws IOException {
    Path module = root.resolve("examples/integrations");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The exporter uses the JDK's HTTP server, which writes each answer in two small parts. With
    // Nagle's algorithm and a delayed ACK, an answer on a kept-alive connection takes 40 ms more.
    command.add("-Dsun.net.httpserver.nodelay=true");
    command.add("-javaagent:" + root.resolve("agent/target/acceptq-agent.jar"));
    command.add(
        "-javaagent:%s=127.0.0.1:%d:%s"
            .formatted(
                module.resolve("target/jmx_prometheus_javaagent.jar"),
                metricsPort,
                module.resolve("prometheus/jmx-exporter.yml")));
    command.addAll(List.of("-cp", module.resolve("target/acceptq-integrations.jar").toString()));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    return ChildProcess.startPiped("service", directory, command);
  }
}
