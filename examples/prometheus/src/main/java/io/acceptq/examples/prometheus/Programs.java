// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of what is started here, each on loopback. */
final class Programs {
  private Programs() {}

  /** A JVM under both agents, as a checkout has built them. */
  static Program watched(Path root, Path directory, int metrics, Class<?> program, String... more)
      throws IOException {
    Path files = root.resolve("examples/prometheus");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Else the JDK's HTTP server, the exporter's, holds every answer on a kept connection back for
    // 40 ms: two small writes, Nagle's algorithm, and a delayed ACK.
    command.add("-Dsun.net.httpserver.nodelay=true");
    command.add("-javaagent:" + root.resolve("agent/target/acceptq-agent.jar"));
    command.add(
        "-javaagent:%s=127.0.0.1:%d:%s"
            .formatted(
                files.resolve("target/jmx_prometheus_javaagent.jar"),
                metrics,
                files.resolve("jmx-exporter.yml")));
    command.addAll(List.of("-cp", files.resolve("target/acceptq-prometheus.jar").toString()));
    command.add(program.getName());
    command.addAll(List.of(more));
    return Program.talking("service", directory, command);
  }

  /** With the configuration in a directory. */
  static Program prometheus(Path directory, int port) throws IOException {
    return Program.start(
        "prometheus",
        directory,
        List.of(
            "prometheus",
            "--config.file=prometheus.yml",
            "--storage.tsdb.path=prometheus",
            "--web.console.templates=consoles",
            "--web.listen-address=127.0.0.1:" + port));
  }

  /** With the configuration in a directory. */
  static Program alertmanager(Path directory, int port) throws IOException {
    return Program.start(
        "alertmanager",
        directory,
        List.of(
            "prometheus-alertmanager",
            "--config.file=alertmanager.yml",
            "--storage.path=alertmanager",
            "--web.listen-address=127.0.0.1:" + port,
            "--cluster.listen-address=")); // no gossip: its port would not be on loopback
  }

  static String url(int port, String path) {
    return "http://127.0.0.1:" + port + path;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
