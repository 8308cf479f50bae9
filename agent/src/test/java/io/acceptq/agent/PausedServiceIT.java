// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
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
  private static final int TIMEOUT_MILLIS = 20_000;

  /** One interval, a tick of the kernel's clock, and what the greeting takes on a busy machine. */
  private static final double ERROR_MILLIS = 200;

  private final List<Socket> clients = new ArrayList<>();
  private Process service;
  private BufferedReader out;
  private int port;

  /** The longest time that a client waited for its greeting, in milliseconds, and a bound of it. */
  private double waited;

  private double atMost;

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
    connectOnce(); // the first greeting of a JVM can take 200 ms
  }

  @ParameterizedTest
  @MethodSource("javas")
  void theWaitForAStoppedProcessIsFoundAfterwards(int feature) throws Exception {
    start(WovenJvm.of(feature));
    connectWhileStopped();
    for (int again = 0; again < 5 && !isCauseFound(); again++) {
      connectWhileStopped(); // the stop fell into the work of a sample, which is not measured
    }
    assertFound("PROCESS_STOPPED");
    assertThat(ask("Diagnosis")).contains("connections waited for up to 2.");
  }

  @ParameterizedTest
  @MethodSource("javas")
  void theWaitForACollectionIsFoundAfterwards(int feature) throws Exception {
    start(
        WovenJvm.of(feature)
            .agentOptions("stall=200ms")
            .options("-XX:+UseSerialGC", "-Xms1500m", "-Xmx1500m"));
    connectDuringCollection();
    for (int again = 0; again < 5 && !isCauseFound(); again++) {
      connectDuringCollection(); // likewise, or the machine was too busy to say
    }
    assertFound("JVM_PAUSED");
  }

  private boolean isCauseFound() throws IOException {
    long start = System.nanoTime();
    while (ask("Cause").equals("null")) {
      if (System.nanoTime() - start > 2_000_000_000L) {
        return false;
      }
    }
    return true;
  }

  private void assertFound(String cause) throws IOException {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(ask("Cause")).as(ask("Diagnosis")).isEqualTo(cause));
    assertThat(Double.parseDouble(ask("LongestQueueWaitMillis")))
        .as(ask("Diagnosis"))
        .isBetween(waited - ERROR_MILLIS, atMost + ERROR_MILLIS);
    assertThat(Double.parseDouble(ask("LongestAcceptGapMillis")))
        .isBetween(waited - ERROR_MILLIS, atMost + ERROR_MILLIS);
    assertThat(Double.parseDouble(ask("QueueWaitMillis"))).isPositive();
    assertThat(ask("Overflows")).isEqualTo("0");
  }

  /**
   * Clients that connect before the collection begins are greeted at once; which ones did is not
   * known afterwards.
   */
  private void connectDuringCollection() throws IOException {
    tell("collect");
    assertThat(out.readLine()).isEqualTo("collecting");
    long start = System.nanoTime();
    double longest = 0;
    while (longest < 300 && System.nanoTime() - start < 10_000_000_000L) {
      longest = Math.max(longest, connectOnce());
    }
    waited = longest; // of this collection: an earlier one was not measured
    atMost = Math.max(atMost, (System.nanoTime() - start) / 1e6);
    assertThat(out.readLine()).isEqualTo("20000000");
  }

  private double connectOnce() throws IOException {
    long start = System.nanoTime();
    assertThat(connect().getInputStream().read()).isEqualTo('!');
    return (System.nanoTime() - start) / 1e6;
  }

  private void connectWhileStopped() throws IOException {
    List<Socket> stopped = new ArrayList<>();
    CommandRun.output("kill", "-STOP", "" + service.pid());
    long start;
    try {
      start = System.nanoTime();
      for (int i = 0; i < CLIENTS; i++) {
        stopped.add(connect());
      }
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> (System.nanoTime() - start) / 1e6 >= STOPPED_MILLIS);
    } finally {
      CommandRun.output("kill", "-CONT", "" + service.pid());
    }
    waited = 0;
    for (Socket client : stopped) {
      assertThat(client.getInputStream().read()).isEqualTo('!');
      waited = waited == 0 ? (System.nanoTime() - start) / 1e6 : waited; // of the first one
    }
    atMost = waited;
  }

  private Socket connect() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
    client.setSoTimeout(TIMEOUT_MILLIS);
    clients.add(client);
    return client;
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
