// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What the bean of a listener must show, checked for one server in one JVM. */
final class ServerContract {
  static final Duration INTERVAL = Duration.ofMillis(500);

  private final ServerKind kind;
  private final ServerJvm jvm;

  ServerContract(ServerKind kind, ServerJvm jvm) {
    this.kind = kind;
    this.jvm = jvm;
  }

  void registersWithinTwoIntervalsAndUnregistersOnClose() {
    int port = jvm.bind(9);
    await("bean registered")
        .atMost(INTERVAL.multipliedBy(2))
        .until(() -> !jvm.listener(port).isEmpty());
    jvm.close(port);
    await("bean unregistered")
        .atMost(INTERVAL.multipliedBy(2))
        .until(() -> jvm.listener(port).isEmpty());
  }

  void showsRequestedAndEffectiveBacklog() throws IOException {
    int port = jvm.bind(77);
    Map<String, String> listener = await().until(() -> jvm.listener(port), l -> !l.isEmpty());
    assertThat(listener)
        .containsEntry("Address", "127.0.0.1")
        .containsEntry("Port", String.valueOf(port))
        .containsEntry("Api", kind.api)
        .containsEntry("RequestedBacklog", "77")
        .containsEntry("EffectiveBacklog", String.valueOf(SsListener.of(port).limit()));
    assertThat(listener.get("BoundBy")).contains(kind.boundBy == null ? "null" : kind.boundBy);
    assertThat(Duration.between(Instant.parse(listener.get("BoundAt")), Instant.now()))
        .isBetween(Duration.ZERO, Duration.ofMinutes(1));
    jvm.close(port);
  }

  /** Fills the queue with more clients than it holds, if the server can bind without accepting. */
  void queueHoldsOneMoreThan(int backlog) throws IOException {
    int limit = backlog == 0 ? kind.backlogFor0 : backlog;
    int port = jvm.bind(backlog);
    await("backlog " + backlog)
        .untilAsserted(
            () ->
                assertThat(jvm.listener(port))
                    .containsEntry("RequestedBacklog", String.valueOf(limit))
                    .containsEntry("EffectiveBacklog", String.valueOf(limit)));
    assertThat(SsListener.of(port).limit()).isEqualTo(limit);
    if (kind.bindsWithoutAccepting()) {
      try (TcpClients clients = new TcpClients(port)) {
        clients.startConnecting(limit + 3);
        await("backlog " + backlog)
            .untilAsserted(
                () ->
                    assertThat(jvm.listener(port))
                        .containsEntry("QueueLength", String.valueOf(limit + 1))
                        .containsEntry("QueueUtilization", "1.0")
                        .containsEntry("Accepted", "0"));
        assertThat(SsListener.of(port).queueLength()).isEqualTo(limit + 1);
      }
    }
    jvm.close(port);
    await("bean unregistered").until(() -> jvm.listener(port).isEmpty());
  }

  void countsEveryClientOnceAndKeepsListenersApart() throws IOException {
    int port = jvm.bind(100);
    int other = jvm.bind(100);
    jvm.open(port);
    jvm.open(other);
    try (TcpClients clients = new TcpClients(port);
        TcpClients others = new TcpClients(other)) {
      clients.connectAndRead(37, kind.request());
      others.connectAndRead(3, kind.request());
      assertAccepted(37, port);
      clients.connectAndRead(5, kind.request());
      assertAccepted(42, port);
      assertAccepted(3, other);
    }
    jvm.close(port);
    jvm.close(other);
  }

  /** Waits for this count, and checks that it is the same two samples later. */
  private void assertAccepted(int accepted, int port) {
    await()
        .untilAsserted(
            () ->
                assertThat(jvm.listener(port)).containsEntry("Accepted", String.valueOf(accepted)));
    long samples = samples();
    await().until(() -> samples() >= samples + 2);
    assertThat(jvm.listener(port))
        .containsEntry("Accepted", String.valueOf(accepted))
        .containsEntry("AcceptErrors", "0")
        .containsEntry("QueueLength", "0");
  }

  private long samples() {
    return Long.parseLong(jvm.monitor().get("Samples"));
  }
}
