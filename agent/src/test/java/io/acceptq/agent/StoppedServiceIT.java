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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients connect while the whole process is stopped, and none is refused. */
@WovenTest
class StoppedServiceIT {
  private static final int CLIENTS = 40;
  private static final double STOPPED_MILLIS = 2_500;

  /** One interval, a tick of the kernel's clock, and what the greeting takes on a busy machine. */
  private static final double ERROR_MILLIS = 200;

  private final List<Socket> clients = new ArrayList<>();

  static List<Integer> javas() {
    return JavaHomes.features();
  }

  @ParameterizedTest
  @MethodSource("javas")
  void theirWaitIsFoundAfterwardsAndItsCause(int feature) throws Exception {
    Process service =
        new ProcessBuilder(
                WovenJvm.of(feature)
                    .command("io.acceptq.agent.programs.GreetingService", List.of()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(service.getInputStream(), US_ASCII))) {
      int port = Integer.parseInt(out.readLine());
      double waited = connectWhileStopped(service, port);
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(ask(service, out, "Cause")).isEqualTo("PROCESS_STOPPED"));
      assertThat(Double.parseDouble(ask(service, out, "LongestQueueWaitMillis")))
          .isCloseTo(waited, within(ERROR_MILLIS));
      assertThat(Double.parseDouble(ask(service, out, "LongestAcceptGapMillis")))
          .isCloseTo(waited, within(ERROR_MILLIS));
      assertThat(Double.parseDouble(ask(service, out, "QueueWaitMillis"))).isPositive();
      assertThat(ask(service, out, "Overflows")).isEqualTo("0");
      assertThat(ask(service, out, "Diagnosis")).contains("connections waited for up to 2.");
    } finally {
      for (Socket client : clients) {
        client.close();
      }
      service.destroyForcibly().waitFor();
    }
  }

  /** Returns the longest time that a client waited for its greeting, in milliseconds. */
  private double connectWhileStopped(Process service, int port) throws IOException {
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

  private static String ask(Process service, BufferedReader out, String attribute)
      throws IOException {
    service.getOutputStream().write((attribute + "\n").getBytes(US_ASCII));
    service.getOutputStream().flush();
    return out.readLine();
  }
}
