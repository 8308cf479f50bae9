// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Half a minute of a real service that is well, with rushes that its backlog holds, told by
 * promtool as 24 hours: nobody is told anything.
 */
class HealthyDayIT {
  private static final int SCRAPES = 30;
  private static final int RUSH = 35;

  @TempDir static Path directory;
  private static Replay replay;
  private static double highestPeak;

  @BeforeAll
  static void record() throws Exception {
    List<Metrics> scrapes = new ArrayList<>();
    List<SocketChannel> rush = new ArrayList<>();
    try (WatchedJvm jvm =
        new WatchedJvm(17, false, "", directory, "io.acceptq.examples.prometheus.Service")) {
      int port = Integer.parseInt(jvm.greeting.split(" ", 2)[0]);
      try (Clients usual = new Clients(port, 15)) {
        for (int i = 0; i < SCRAPES; i++) {
          for (int client = 0; i % 5 == 2 && client < RUSH; client++) {
            rush.add(
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
          }
          scrapes.add(awaitSamples(jvm, (i + 1) * 10));
        }
        assertThat(usual.firstIgnored()).isNotDone();
      }
    }
    for (SocketChannel client : rush) {
      client.close();
    }
    replay = new Replay(scrapes);
    highestPeak =
        scrapes.get(SCRAPES - 1).values().entrySet().stream()
            .filter(series -> series.getKey().startsWith("acceptq_queue_peak{"))
            .mapToDouble(Map.Entry::getValue)
            .max()
            .orElseThrow();
  }

  /** acceptq's own samples are the clock: ten a second. */
  private static Metrics awaitSamples(WatchedJvm jvm, int samples) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            jvm::metrics,
            metrics ->
                metrics.values().getOrDefault("acceptq_monitor_samples_total", 0.0) >= samples);
  }

  @Test
  void aDayOfItPagesNobody() throws Exception {
    assertThat(highestPeak).as("the rushes have filled the queue in part").isBetween(20.0, 41.0);

    Commands done = promtool(24, index -> 0);

    assertThat(done.exit()).as(done.output()).isZero();
    assertThat(done.output()).contains("SUCCESS");
  }

  @Test
  void theSameWithTwoDroppedPacketsAScrapeDoes() throws Exception {
    Commands done = promtool(1, index -> Math.max(0, index - Replay.PER_HOUR / 2) * 2);

    assertThat(done.exit()).isNotZero();
    assertThat(done.output()).contains("AcceptqDropping");
  }

  private Commands promtool(int hours, DoubleUnaryOperator injury) throws Exception {
    Path test = directory.resolve(hours + "h-test.yml");
    Files.writeString(test, replay.test(Path.of("alerts.yml"), hours, injury));
    return Commands.run("promtool", "test", "rules", test.toString());
  }
}
