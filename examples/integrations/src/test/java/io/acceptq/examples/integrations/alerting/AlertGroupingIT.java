// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.examples.integrations.process.ChildProcess;
import io.acceptq.examples.integrations.process.LoopbackHttp;
import io.acceptq.testing.ExternalTest;
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

/** A real Alertmanager with alertmanager.yml: one incident is one page. */
@ExternalTest
class AlertGroupingIT {
  private static final long TIMEOUT_SECONDS = 20;

  @TempDir Path directory;
  private WebhookReceiver webhook;
  private ChildProcess alertmanager;
  private int port;

  @BeforeEach
  void startAlertmanager() throws Exception {
    webhook = new WebhookReceiver();
    port = LoopbackHttp.freePort();
    String configuration =
        Files.readString(Path.of("prometheus/alertmanager.yml"))
            .replace("127.0.0.1:9099", "127.0.0.1:" + webhook.port())
            .replace("group_interval: 1m", "group_interval: 1s")
            .replace("group_wait: 30s", "group_wait: 1s");
    Files.writeString(directory.resolve("alertmanager.yml"), configuration);
    alertmanager = Alertmanager.start(directory, port);
    alertmanager.awaitHttp(new LoopbackHttp(), Alertmanager.readyUrl(port));
  }

  @AfterEach
  void stopAlertmanager() throws Exception {
    alertmanager.close();
    webhook.close();
  }

  @Test
  void acceptorDownInhibitsDroppingAndSaturatedOfTheSameListener() throws Exception {
    fire(alert("AcceptqAcceptorDown", "critical", "a", 8080));
    WebhookReceiver.Message first = webhook.nextPage(TIMEOUT_SECONDS);
    fire(
        alert("AcceptqDropping", "critical", "a", 8080),
        alert("AcceptqSaturated", "warning", "a", 8080),
        alert("AcceptqDropping", "critical", "a", 9090)); // another listener: another incident
    WebhookReceiver.Message second = webhook.nextPage(TIMEOUT_SECONDS);

    assertThat(names(first)).containsExactly("AcceptqAcceptorDown a:8080");
    // group_wait of the second group is longer than group_interval of the first one, so anything
    // that the first group had to send would have arrived before.
    assertThat(names(second)).containsExactly("AcceptqDropping a:9090");
    assertThat(webhook.tickets()).isEmpty();
  }

  @Test
  void allInstancesOfAServiceAreOnePage() throws Exception {
    fire(
        alert("AcceptqDropping", "critical", "a", 8080),
        alert("AcceptqDropping", "critical", "b", 8080),
        alert("AcceptqDropping", "critical", "c", 8080));

    assertThat(names(webhook.nextPage(TIMEOUT_SECONDS)))
        .containsExactlyInAnyOrder(
            "AcceptqDropping a:8080", "AcceptqDropping b:8080", "AcceptqDropping c:8080");
  }

  @Test
  void aCriticalSynFloodInhibitsItsWarning() throws Exception {
    fire(
        alert("AcceptqSynFlood", "warning", "a", 8080),
        alert("AcceptqSynFlood", "critical", "a", 8080),
        alert("AcceptqSynFlood", "warning", "b", 8080));

    assertThat(names(webhook.nextPage(TIMEOUT_SECONDS))).containsExactly("AcceptqSynFlood a:8080");
    await().until(() -> !webhook.tickets().isEmpty());
    assertThat(names(webhook.tickets().get(0))).containsExactly("AcceptqSynFlood b:8080");
  }

  private static List<String> names(WebhookReceiver.Message message) {
    assertThat(message).as("no message was sent").isNotNull();
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

  /** Posts alerts as Prometheus does. */
  private void fire(String... alerts) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(LoopbackHttp.url(port, "/api/v2/alerts")))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("[" + String.join(",", alerts) + "]"))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }
}
