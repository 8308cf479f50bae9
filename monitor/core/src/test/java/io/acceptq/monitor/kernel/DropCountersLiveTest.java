// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.monitor.net.Host;
import io.acceptq.monitor.net.Judge;
import io.acceptq.monitor.net.VethPair;
import io.acceptq.testing.LiveTest;
import io.acceptq.testing.RemoteProgram;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Which of its three drop counters the kernel increments for what: two hosts, between which
 * SYN+ACKs are lost.
 */
@LiveTest
class DropCountersLiveTest {
  private static final int PORT = 8080;
  private static final int CLIENT_PORT = 40000;

  /** {@code ListenOverflows}, {@code ListenDrops} and the listener's {@code sk_drops}. */
  private record Counters(long overflows, long drops, long socketDrops) {
    Counters since(Counters earlier) {
      return new Counters(
          overflows - earlier.overflows, drops - earlier.drops, socketDrops - earlier.socketDrops);
    }
  }

  private final VethPair pair = VethPair.create();
  private final RemoteProgram server = pair.server.start(Host.class);
  private final RemoteProgram client = pair.client.start(Host.class);
  private final RemoteProgram reader = pair.server.start(KernelReader.class);

  @AfterEach
  void noErrorWasReported() {
    try {
      assertThat(reader.ask("errors")).isEmpty();
    } finally {
      pair.close();
    }
  }

  @Test
  void aRepeatedSynCountsAsSocketDropOnly() {
    listen(5);
    Counters start = counters();
    pair.loseSynAcksTo(0);
    connect(3, "");
    awaitHalfOpen(3);
    Counters now = awaitSocketDrops(start, 6);
    assertThat(now.overflows).isZero();
    assertThat(now.drops).isZero();
  }

  @Test
  void anIgnoredFinalAckCountsAsTwoSocketDrops() {
    listen(1);
    pair.loseSynAcksTo(CLIENT_PORT);
    connect(1, " " + CLIENT_PORT);
    awaitHalfOpen(1);
    connect(2, "");
    await().until(() -> client.askOne("connected").equals("2"));
    pair.loseNothing();
    await().until(() -> client.askOne("connected").equals("3"));
    assertThat(reader.askOne("halfopen")).as("the server's end only").isEqualTo(halfOpen(1));

    Counters start = counters();
    Counters now = awaitSocketDrops(start, 2);
    assertThat(now.overflows).isPositive();
    assertThat(now).isEqualTo(new Counters(now.overflows, now.overflows, 2 * now.overflows));
  }

  @Test
  void aRefusedSynCountsOnceInEachCounter() {
    listen(1);
    connect(2, "");
    await().until(() -> client.askOne("connected").equals("2"));
    Counters start = counters();
    connect(4, "");
    Counters now = awaitSocketDrops(start, 4);
    assertThat(now.overflows).isGreaterThanOrEqualTo(4);
    assertThat(now).isEqualTo(new Counters(now.overflows, now.overflows, now.overflows));
  }

  @Test
  void halfOpenConnectionsAreCountedByLocalAddressInBothFamilies() {
    assertThat(reader.askOne("open auto")).isEqualTo("NETLINK");
    server.ask("listen 6 :: " + PORT + " 50");
    pair.loseSynAcksTo(0);
    connect(3, "");
    client.ask("connect " + VethPair.SERVER_ADDRESS6 + " " + PORT + " 2");
    await().until(() -> Judge.halfOpen(pair.server) == 5);
    assertThat(reader.askOne("halfopen"))
        .hasSameSizeAs("{10.77.0.1:8080=3, [fd77::1]:8080=2}")
        .contains("10.77.0.1:8080=3", "[fd77::1]:8080=2");
  }

  private void listen(int backlog) {
    assertThat(reader.askOne("open auto")).isEqualTo("NETLINK");
    server.ask("listen 4 " + VethPair.SERVER_ADDRESS + " " + PORT + " " + backlog);
  }

  private void connect(int count, String localPort) {
    client.ask("connect " + VethPair.SERVER_ADDRESS + " " + PORT + " " + count + localPort);
  }

  private void awaitHalfOpen(int count) {
    await().until(() -> Judge.halfOpen(pair.server) == count);
    assertThat(reader.askOne("halfopen")).isEqualTo(halfOpen(count));
  }

  private static String halfOpen(int count) {
    return "{" + VethPair.SERVER_ADDRESS + ":" + PORT + "=" + count + "}";
  }

  private Counters counters() {
    List<String> counters = reader.ask("counters");
    return new Counters(
        Long.parseLong(counters.get(0)),
        Long.parseLong(counters.get(1)),
        Long.parseLong(counters.get(2)));
  }

  /** The first retransmission comes after 1 s. */
  private Counters awaitSocketDrops(Counters start, int atLeast) {
    return await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> counters().since(start), now -> now.socketDrops >= atLeast);
  }
}
