// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.examples.integrations.metrics.ScrapedMetrics;
import io.acceptq.examples.integrations.process.ToolResult;
import io.acceptq.examples.integrations.prometheus.ScrapedJvm;
import io.acceptq.testing.ExternalTest;
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
 * Half a minute of a real, healthy service, with bursts that its backlog absorbs. promtool replays
 * it as 24 hours, in which no alert may fire.
 */
@ExternalTest
class HealthyDayIT {
  private static final int SCRAPES = 30;
  private static final int BURST = 35;

  @TempDir static Path directory;
  private static ScrapeReplay replay;
  private static double highestPeak;

  @BeforeAll
  static void record() throws Exception {
    List<ScrapedMetrics> scrapes = new ArrayList<>();
    List<SocketChannel> burst = new ArrayList<>();
    try (ScrapedJvm jvm =
        new ScrapedJvm(
            17,
            ScrapedJvm.Order.ACCEPTQ_FIRST,
            "",
            directory,
            List.of(AlertedService.class.getName()))) {
      int port = Integer.parseInt(jvm.firstLine.split(" ", 2)[0]);
      try (PacedClients normalLoad = new PacedClients(port, 15)) {
        for (int i = 0; i < SCRAPES; i++) {
          for (int client = 0; i % 5 == 2 && client < BURST; client++) {
            burst.add(
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
          }
          scrapes.add(awaitSamples(jvm, (i + 1) * 10));
        }
        assertThat(normalLoad.firstDropped()).isNotDone();
      }
    }
    for (SocketChannel client : burst) {
      client.close();
    }
    replay = new ScrapeReplay(scrapes);
    highestPeak =
        scrapes.get(SCRAPES - 1).values().entrySet().stream()
            .filter(series -> series.getKey().startsWith("acceptq_queue_peak{"))
            .mapToDouble(Map.Entry::getValue)
            .max()
            .orElseThrow();
  }

  /** acceptq's own samples are the clock: ten per second. */
  private static ScrapedMetrics awaitSamples(ScrapedJvm jvm, int samples) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            jvm::scrape,
            metrics ->
                metrics.values().getOrDefault("acceptq_monitor_samples_total", 0.0) >= samples);
  }

  @Test
  void noAlertFiresInADay() throws Exception {
    assertThat(highestPeak).as("the bursts filled a part of the queue").isBetween(20.0, 41.0);

    ToolResult result = promtool(24, index -> 0);

    assertThat(result.exit()).as(result.output()).isZero();
    assertThat(result.output()).contains("SUCCESS");
  }

  @Test
  void twoDroppedPacketsPerScrapeFireAcceptqDropping() throws Exception {
    ToolResult result = promtool(1, index -> Math.max(0, index - ScrapeReplay.PER_HOUR / 2) * 2);

    assertThat(result.exit()).isNotZero();
    assertThat(result.output()).contains("AcceptqDropping");
  }

  private ToolResult promtool(int hours, DoubleUnaryOperator extraOverflows) throws Exception {
    String test = replay.test(Path.of("prometheus/alerts.yml"), hours, extraOverflows);
    String file = hours + "h-test.yml";
    Files.writeString(directory.resolve(file), test);
    return ToolResult.of(directory, "promtool", "test", "rules", file);
  }
}
