// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * What stands between a dropped connection and whoever is paged: a service under both agents,
 * Prometheus, Alertmanager; all on loopback, with the files of a checkout.
 */
final class Chain {
  final Workplace workplace;
  final Program service;

  /** Ports. */
  final int frontDoor;

  final int metrics = Programs.freePort();
  final int prometheus = Programs.freePort();
  final int alertmanager = Programs.freePort();

  private final Http http = new Http();

  /** Returns when all of it runs and answers. */
  Chain(Path root, int pager, Workplace workplace) throws IOException, InterruptedException {
    this.workplace = workplace;
    Path directory = workplace.directory;
    service = workplace.keep(Programs.watched(root, directory, metrics, Service.class));
    frontDoor = awaitBound();
    service.ready(http, Programs.url(metrics, "/metrics"));
    Path files = root.resolve("examples/prometheus");
    Configuration.copy(files, directory, metrics, alertmanager, pager);
    workplace
        .keep(Programs.alertmanager(directory, alertmanager))
        .ready(http, Programs.url(alertmanager, "/-/ready"));
    workplace
        .keep(Programs.prometheus(directory, prometheus))
        .ready(http, Programs.url(prometheus, "/-/ready"));
  }

  private int awaitBound() throws IOException {
    BufferedReader out = service.process.inputReader(StandardCharsets.US_ASCII);
    String ports = out.readLine();
    if (ports == null) {
      throw new IOException("the service did not start; it said:\n" + service.said());
    }
    return Integer.parseInt(ports.split(" ", 2)[0]);
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
}
