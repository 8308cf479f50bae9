// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * What stands between a dropped connection and whoever is paged: a service under both agents,
 * Prometheus, Alertmanager, a webhook; all on loopback, all ended with it.
 */
final class Chain implements AutoCloseable {
  final Http http = new Http();
  final Pager pager = new Pager();
  private final Deque<Program> programs = new ArrayDeque<>();

  /** The ports of the service. */
  int frontDoor;

  int metrics;
  int prometheus;
  int alertmanager;
  Program service;

  /** Whatever the programs write. */
  final Path directory;

  /** Starts everything, in a directory of the run's own, from the files in a checkout. */
  Chain(Path root, Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    try {
      start(root);
    } catch (IOException | InterruptedException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void start(Path root) throws IOException, InterruptedException {
    Path files = root.resolve("examples/prometheus");
    metrics = freePort();
    prometheus = freePort();
    alertmanager = freePort();
    service = Program.talking("service", directory, serviceCommand(root, files));
    programs.push(service);
    awaitBound();
    service.ready(http, url(metrics, "/metrics"));
    Configuration.copy(files, directory, metrics, alertmanager, pager.port());
    programs.push(alertmanager(directory, alertmanager).ready(http, url(alertmanager, "/-/ready")));
    programs.push(
        Program.start(
                "prometheus",
                directory,
                List.of(
                    "prometheus",
                    "--config.file=prometheus.yml",
                    "--storage.tsdb.path=prometheus",
                    "--web.console.templates=consoles",
                    "--web.listen-address=127.0.0.1:" + prometheus))
            .ready(http, url(prometheus, "/-/ready")));
  }

  /** Alertmanager with the configuration in a directory. */
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

  private List<String> serviceCommand(Path root, Path files) {
    Path exporter = files.resolve("target/jmx_prometheus_javaagent.jar");
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-javaagent:" + root.resolve("agent/target/acceptq-agent.jar"),
        "-javaagent:"
            + exporter
            + ("=127.0.0.1:" + metrics + ":")
            + files.resolve("jmx-exporter.yml"),
        "-cp",
        files.resolve("target/acceptq-prometheus.jar").toString(),
        Service.class.getName());
  }

  private void awaitBound() throws IOException {
    BufferedReader out = service.process.inputReader(StandardCharsets.US_ASCII);
    String ports = out.readLine();
    if (ports == null) {
      throw new IOException("the service did not start; it said:\n" + service.said());
    }
    frontDoor = Integer.parseInt(ports.split(" ", 2)[0]);
  }

  /** Prometheus' answer to a question of its API. */
  JsonNode ask(String what, Map<String, String> parameters)
      throws IOException, InterruptedException {
    JsonNode answer = http.json(url(prometheus, "/api/v1/" + what), parameters);
    if (!answer.path("status").asText().equals("success")) {
      throw new IOException(parameters + ": " + answer);
    }
    return answer.path("data");
  }

  static String url(int port, String path) {
    return "http://127.0.0.1:" + port + path;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    while (!programs.isEmpty()) {
      programs.pop().close();
    }
    pager.close();
  }
}
