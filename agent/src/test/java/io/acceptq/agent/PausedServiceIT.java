// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.acceptq.testing.CommandRun;
import io.acceptq.testing.JavaHomes;
import io.acceptq.testing.WovenJvm;
import io.acceptq.testing.WovenTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients connect while the whole JVM stands still, and none is refused. */
@WovenTest
class PausedServiceIT {
  private static final int CLIENTS = 40;
  private static final double STOPPED_MILLIS = 2_500;

  /** One interval, a tick of the kernel's clock, and what the greeting takes on a busy machine. */
  private static final double ERROR_MILLIS = 200;

  private final List<Socket> clients = new ArrayList<>();
  private Process service;
  private BufferedReader out;
  private int port;

  static List<Integer> javas() {
    return JavaHomes.features();
  }

  @AfterEach
  void end() throws Exception {
    for (Socket client : clients) {
      client.close();
    }
    out.close();
    service.destroyForcibly().waitFor();
  }

  private void start(WovenJvm jvm) throws IOException {
    service =
        new ProcessBuilder(jvm.command("io.acceptq.agent.programs.GreetingService", List.of()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    out = new BufferedReader(new InputStreamReader(service.getInputStream(), US_ASCII));
    port = Integer.parseInt(out.readLine());
  }

  @ParameterizedTest
  @MethodSource("javas")
  void theWaitForAStoppedProcessIsFoundAfterwards(int feature) throws Exception {
    start(WovenJvm.of(feature));
    double waited = connectWhileStopped();
    assertFound("PROCESS_STOPPED", waited);
    assertThat(ask("Diagnosis")).contains("connections waited for up to 2.");
  }

  @ParameterizedTest
  @MethodSource("javas")
  void theWaitForACollectionIsFoundAfterwards(int feature) throws Exception {
    start(
        WovenJvm.of(feature)
            .agentOptions("stall=200ms")
            .options("-XX:+UseSerialGC", "-Xms1500m", "-Xmx1500m"));
    double waited = connectDuringCollection();
    for (int again = 0; again < 5 && ask("Cause").equals("null"); again++) {
      waited = Math.max(waited, connectDuringCollection()); // the machine was too busy to say
    }
    assertFound("JVM_PAUSED", waited);
  }

  private void assertFound(String cause, double waited) throws IOException {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(ask("Cause")).isEqualTo(cause));
    assertThat(Double.parseDouble(ask("LongestQueueWaitMillis")))
        .isCloseTo(waited, within(ERROR_MILLIS));
    assertThat(Double.parseDouble(ask("LongestAcceptGapMillis")))
        .isCloseTo(waited, within(ERROR_MILLIS));
    assertThat(Double.parseDouble(ask("QueueWaitMillis"))).isPositive();
    assertThat(ask("Overflows")).isEqualTo("0");
  }

  /** Clients that connect before the collection begins are greeted at once. */
  private double connectDuringCollection() throws IOException {
    tell("collect");
    assertThat(out.readLine()).isEqualTo("collecting");
    double waited = 0;
    long end = System.nanoTime() + 10_000_000_000L;
    while (waited < 300 && System.nanoTime() < end) {
      waited = Math.max(waited, connectOnce());
    }
    assertThat(out.readLine()).isEqualTo("20000000");
    return waited;
  }

  private double connectOnce() throws IOException {
    long start = System.nanoTime();
    Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
    clients.add(client);
    assertThat(client.getInputStream().read()).isEqualTo('!');
    return (System.nanoTime() - start) / 1e6;
  }

  /** Returns the longest time that a client waited for its greeting, in milliseconds. */
  private double connectWhileStopped() throws IOException {
    CommandRun.output("kill", "-STOP", "" + service.pid());
    long start;
    try {
      start = System.nanoTime();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(new Socket(InetAddress.getLoopbackAddress(), port));
      }
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> (System.nanoTime() - start) / 1e6 >= STOPPED_MILLIS);
    } finally {
      CommandRun.output("kill", "-CONT", "" + service.pid());
    }
    assertThat(clients.get(0).getInputStream().read()).isEqualTo('!');
    double waited = (System.nanoTime() - start) / 1e6;
    for (Socket client : clients.subList(1, CLIENTS)) {
      assertThat(client.getInputStream().read()).isEqualTo('!');
    }
    return waited;
  }

  private String ask(String attribute) throws IOException {
    tell(attribute);
    return out.readLine();
  }

  private void tell(String line) throws IOException {
    service.getOutputStream().write((line + "\n").getBytes(US_ASCII));
    service.getOutputStream().flush();
  }
}
