// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager with the shipped configuration: one incident is one page. */
class IncidentIT {
  private static final long SOON_SECONDS = 20;

  @TempDir Path directory;
  private Pager pager;
  private Program alertmanager;
  private String url;

  @BeforeEach
  void start() throws Exception {
    pager = new Pager();
    int port = Programs.freePort();
    url = Programs.url(port, "");
    String configuration =
        Files.readString(Path.of("alertmanager.yml"))
            .replace("127.0.0.1:9099", "127.0.0.1:" + pager.port())
            .replace("group_interval: 1m", "group_interval: 1s")
            .replace("group_wait: 30s", "group_wait: 1s");
    Files.writeString(directory.resolve("alertmanager.yml"), configuration);
    alertmanager = Programs.alertmanager(directory, port).ready(new Http(), url + "/-/ready");
  }

  @AfterEach
  void end() throws Exception {
    alertmanager.close();
    pager.close();
  }

  @Test
  void whatFollowsFromAnAcceptorThatIsDownWakesNobodyAgain() throws Exception {
    fire(alert("AcceptqAcceptorDown", "critical", "a", 8080));
    Pager.Message first = pager.next(SOON_SECONDS);
    fire(
        alert("AcceptqDropping", "critical", "a", 8080),
        alert("AcceptqSaturated", "warning", "a", 8080),
        alert("AcceptqDropping", "critical", "a", 9090)); // another listener: not the same incident
    Pager.Message second = pager.next(SOON_SECONDS);

    assertThat(names(first)).containsExactly("AcceptqAcceptorDown a:8080");
    // Its group waits for longer than the first one's interval: what that would have sent is here.
    assertThat(names(second)).containsExactly("AcceptqDropping a:9090");
    assertThat(pager.tickets()).isEmpty();
  }

  @Test
  void allInstancesOfAServiceAreOnePage() throws Exception {
    fire(
        alert("AcceptqDropping", "critical", "a", 8080),
        alert("AcceptqDropping", "critical", "b", 8080),
        alert("AcceptqDropping", "critical", "c", 8080));

    assertThat(names(pager.next(SOON_SECONDS)))
        .containsExactlyInAnyOrder(
            "AcceptqDropping a:8080", "AcceptqDropping b:8080", "AcceptqDropping c:8080");
  }

  @Test
  void aFloodThatDropsIsNoTicketBeside() throws Exception {
    fire(
        alert("AcceptqSynFlood", "warning", "a", 8080),
        alert("AcceptqSynFlood", "critical", "a", 8080),
        alert("AcceptqSynFlood", "warning", "b", 8080));

    assertThat(names(pager.next(SOON_SECONDS))).containsExactly("AcceptqSynFlood a:8080");
    await().until(() -> !pager.tickets().isEmpty());
    assertThat(names(pager.tickets().get(0))).containsExactly("AcceptqSynFlood b:8080");
  }

  private static List<String> names(Pager.Message message) {
    assertThat(message).as("nobody was told").isNotNull();
    return message.body().path("alerts").findValues("labels").stream()
        .map(
            labels ->
                labels.path("alertname").asText()
                    + (" " + labels.path("instance").asText())
                    + (":" + labels.path("port").asText()))
        .collect(Collectors.toList());
  }

  private static String alert(String name, String severity, String instance, int port) {
    return """
        {"labels": {"alertname": "%s", "severity": "%s", "job": "shop", "instance": "%s",
          "address": "0.0.0.0", "port": "%d"}}"""
        .formatted(name, severity, instance, port);
  }

  /** As Prometheus does it. */
  private void fire(String... alerts) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/v2/alerts"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("[" + String.join(",", alerts) + "]"))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }
}
