// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
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
    metrics = Programs.freePort();
    prometheus = Programs.freePort();
    alertmanager = Programs.freePort();
    service = Programs.watched(root, directory, metrics, Service.class);
    programs.push(service);
    awaitBound();
    service.ready(http, Programs.url(metrics, "/metrics"));
    Configuration.copy(
        root.resolve("examples/prometheus"), directory, metrics, alertmanager, pager.port());
    programs.push(
        Programs.alertmanager(directory, alertmanager)
            .ready(http, Programs.url(alertmanager, "/-/ready")));
    programs.push(
        Programs.prometheus(directory, prometheus)
            .ready(http, Programs.url(prometheus, "/-/ready")));
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
    JsonNode answer = http.json(Programs.url(prometheus, "/api/v1/" + what), parameters);
    if (!answer.path("status").asText().equals("success")) {
      throw new IOException(parameters + ": " + answer);
    }
    return answer.path("data");
  }

  @Override
  public void close() {
    while (!programs.isEmpty()) {
      programs.pop().close();
    }
    pager.close();
  }
}
