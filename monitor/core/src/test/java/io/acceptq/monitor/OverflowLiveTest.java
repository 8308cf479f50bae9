// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.monitor.net.Host;
import io.acceptq.monitor.net.VethPair;
import io.acceptq.testing.LiveTest;
import io.acceptq.testing.RemoteProgram;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attribution of overflows on real sockets, with clients on another host. */
@LiveTest
class OverflowLiveTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String SERVER = VethPair.SERVER_ADDRESS;
  private static final String A = SERVER + ":80";
  private static final String B = SERVER + ":81";
  private static final int VICTIM = 40_000;

  private final VethPair pair = VethPair.create();
  private final RemoteProgram watched = pair.server.start(Watched.class);
  private final RemoteProgram client = pair.client.start(Host.class);

  @BeforeEach
  void listen() {
    watched.ask("listen 4 " + SERVER + " 80 1");
    watched.ask("listen 4 " + SERVER + " 81 1");
    watched.ask("monitor log=stderr");
    await().atMost(SOON).until(() -> watched.ask("listeners").size() == 2);
  }

  @AfterEach
  void theSharesAddUp() {
    try {
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(number(A, "Overflows") + number(B, "Overflows") + others())
                      .isEqualTo(number("Kernel", "ListenOverflows")));
      assertThat(watched.askOne("get Monitor LastError")).isEqualTo("null");
    } finally {
      pair.close();
    }
  }

  private long number(String bean, String attribute) {
    return Long.parseLong(watched.askOne("get " + bean + " " + attribute));
  }

  private String get(String bean, String attributes) {
    return String.join(" ", watched.ask("get " + bean + " " + attributes));
  }

  private long others() {
    return number("Kernel", "OtherOverflows");
  }

  private void connect(int port, int count) {
    client.ask("connect " + SERVER + " " + port + " " + count);
  }

  private void fill(int port) {
    connect(port, 2);
    await()
        .atMost(SOON)
        .until(() -> get(SERVER + ":" + port, "QueueLength QueueUtilization").equals("2 1.0"));
  }

  @Test
  void overflowsOfOneListenerAreExactlyItsOwn() {
    fill(80);
    connect(80, 3);
    await().atMost(SOON).until(() -> number(A, "Overflows") >= 6); // each came again after 1 s
    assertThat(get(A, "OverflowAttribution Health")).isEqualTo("EXACT OVERFLOWING");
    assertThat(get(A, "Diagnosis"))
        .contains("accept queue 2 of 1 (full), ")
        .contains(" overflows since ");
    assertThat(number(A, "Drops")).isEqualTo(number(A, "Overflows"));
    assertThat(get(B, "Overflows Drops OverflowAttribution Health")).isEqualTo("0 0 EXACT OK");
    assertThat(others()).isZero();
  }

  @Test
  void twoListenersAtOnceHaveTheirOwnOverflows() {
    fill(80);
    fill(81);
    connect(80, 1);
    connect(81, 4);
    connect(80, 1);
    await().atMost(SOON).until(() -> number(A, "Overflows") >= 4 && number(B, "Overflows") >= 8);
    assertThat(get(A, "OverflowAttribution")).isEqualTo("EXACT");
    assertThat(get(B, "OverflowAttribution")).isEqualTo("EXACT");
    await().atMost(SOON).until(() -> number(A, "Overflows") == number(A, "SocketDrops"));
    assertThat(others()).isZero();
  }

  @Test
  void overflowsOfAnotherProcessAreOtherOverflows() {
    RemoteProgram other = pair.server.start(Host.class);
    other.ask("listen 4 " + SERVER + " 90 1");
    connect(90, 2);
    await().until(() -> client.askOne("connected").equals("2"));
    connect(90, 3);
    await().atMost(SOON).until(() -> others() >= 6);
    assertThat(get(A, "Overflows OverflowAttribution Health")).isEqualTo("0 EXACT OK");
    assertThat(watched.ask("listeners")).hasSize(2);
  }

  @Test
  void overflowsOfAClosedListenerAreNotBlamedOnOthers() {
    RemoteProgram other = pair.server.start(Host.class);
    String descriptor = other.askOne("listen 4 " + SERVER + " 90 1").split(" ", -1)[0];
    connect(90, 2);
    await().until(() -> client.askOne("connected").equals("2"));
    connect(90, 50);
    other.ask("close " + descriptor);
    await().atMost(SOON).until(() -> others() >= 50);
    assertThat(get(A, "Overflows")).isEqualTo("0");
    assertThat(get(B, "Overflows")).isEqualTo("0");
  }

  @Test
  void repeatedSynsAreHalfOpenButNotOverflows() {
    String roomy = SERVER + ":82"; // a SYN queue has the limit of the accept queue
    watched.ask("listen 4 " + SERVER + " 82 5");
    await().atMost(SOON).until(() -> watched.ask("listeners").contains(roomy));
    pair.loseSynAcksTo(0);
    connect(82, 3);
    await().atMost(SOON).until(() -> number(roomy, "SocketDrops") >= 6);
    await().atMost(SOON).until(() -> get(roomy, "HalfOpen").equals("3"));
    assertThat(get(roomy, "Overflows Drops OverflowAttribution Health")).isEqualTo("0 0 EXACT OK");
    assertThat(get(A, "HalfOpen")).isEqualTo("0");
  }

  @Test
  void anIgnoredLastAckIsOneOverflow() {
    pair.loseSynAcksTo(VICTIM);
    client.ask("connect " + SERVER + " 80 1 " + VICTIM);
    await().atMost(SOON).until(() -> get(A, "HalfOpen").equals("1"));
    fill(80);
    pair.loseNothing();
    await().atMost(SOON).until(() -> number(A, "Overflows") >= 2);
    assertThat(get(A, "OverflowAttribution")).isEqualTo("EXACT");
    assertThat(number(A, "SocketDrops")).isGreaterThan(number(A, "Overflows"));
  }
}
