// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.examples.integrations.metrics.ExportedMetric;
import io.acceptq.examples.integrations.metrics.ScrapedMetrics;
import io.acceptq.examples.integrations.process.ToolResult;
import io.acceptq.examples.integrations.programs.ListenerKindsService;
import io.acceptq.examples.integrations.programs.NeverAcceptingService;
import io.acceptq.examples.integrations.prometheus.ScrapedJvm.Order;
import io.acceptq.monitor.vocabulary.MetricSpec;
import io.acceptq.testing.ExternalTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JMX exporter from Maven Central with jmx-exporter.yml, in real services. */
@ExternalTest
class ExporterIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int MAX_SERIES = 25;

  @TempDir Path directory;

  /** With one listener of backlog 2, and others. */
  private ScrapedJvm start(int feature, Order order, String options, int others)
      throws IOException {
    List<String> program = List.of(NeverAcceptingService.class.getName(), "2", "" + others);
    return new ScrapedJvm(feature, order, options, directory, program);
  }

  private static int port(ScrapedJvm jvm) {
    return Integer.parseInt(jvm.firstLine.substring("port ".length()));
  }

  @ParameterizedTest
  @CsvSource({
    "8, EXPORTER_FIRST",
    "8, ACCEPTQ_FIRST",
    "11, EXPORTER_FIRST",
    "17, EXPORTER_FIRST",
    "17, ACCEPTQ_FIRST",
    "21, ACCEPTQ_FIRST",
    "25, EXPORTER_FIRST",
    "25, ACCEPTQ_FIRST"
  })
  void aFullQueueIsExportedInEitherOrderOfTheAgents(int feature, Order order) throws Exception {
    try (ScrapedJvm jvm = start(feature, order, "", 0)) {
      int port = port(jvm);
      jvm.send("connect 6");
      String listener = "{address=\"127.0.0.1\",port=\"" + port + "\"}";
      String cause =
          "acceptq_cause{address=\"127.0.0.1\",cause=\"NEVER_ACCEPTED\",port=\"" + port + "\"}";
      await()
          .atMost(TIMEOUT)
          .untilAsserted(() -> assertThat(jvm.scrape().values()).containsEntry(cause, 1.0));

      ScrapedMetrics metrics = jvm.scrape();
      Map<String, Double> values = metrics.values();
      assertThat(values)
          .containsEntry("acceptq_queue_length" + listener, 3.0)
          .containsEntry("acceptq_backlog_effective" + listener, 2.0)
          .containsEntry("acceptq_backlog_requested" + listener, 2.0)
          .containsEntry("acceptq_queue_utilization_ratio" + listener, 1.0)
          .containsEntry("acceptq_accepted_total" + listener, 0.0)
          .containsEntry("acceptq_monitor_source{source=\"NETLINK\"}", 1.0)
          .containsEntry("acceptq_monitor_advice_errors_total", 0.0);
      assertThat(values.get("acceptq_overflows_total" + listener)).isGreaterThanOrEqualTo(3);
      assertThat(values.get("acceptq_accept_gap_max_seconds" + listener)).isBetween(1.0, 20.0);
      assertThat(metrics.ofListener("127.0.0.1", port)).hasSizeLessThanOrEqualTo(MAX_SERIES);
      assertThat(jvm.stderr()).allMatch(line -> line.startsWith("acceptq: "));
      assertThat(ToolResult.withInput(metrics.text(), directory, "promtool", "check", "metrics"))
          .isEqualTo(new ToolResult(0, ""));
    }
  }

  @Test
  void everyMetricOfTheVocabularyIsExportedWithTypeAndHelp() throws Exception {
    try (ScrapedJvm jvm = start(17, Order.EXPORTER_FIRST, "", 0)) {
      jvm.send("connect 6");
      await().atMost(TIMEOUT).until(() -> jvm.scrape().names().contains("acceptq_cause"));

      ScrapedMetrics metrics = jvm.scrape();
      for (ExportedMetric exported : ExportedMetric.ALL) {
        MetricSpec metric = exported.metric();
        String type = metric.kind == MetricSpec.Kind.COUNTER ? "counter" : "gauge";
        switch (metric.name) {
          case "acceptq_kernel_cause", // no other listener overflows
              "acceptq_queue_wait_seconds" -> // nothing was accepted
              assertThat(metrics.names()).doesNotContain(metric.name);
          default ->
              assertThat(metrics.text())
                  .contains("# TYPE " + metric.name + " " + type + "\n")
                  .contains("# HELP " + metric.name + " " + exported.help() + "\n");
        }
      }
      assertThat(metrics.text()).doesNotContain("NaN").doesNotContain("java_lang");
    }
  }

  @Test
  void unknownValuesHaveNoSeries() throws Exception {
    try (ScrapedJvm jvm = start(17, Order.ACCEPTQ_FIRST, "native=off", 0)) {
      int port = port(jvm);
      await().atMost(TIMEOUT).until(() -> !jvm.scrape().ofListener("127.0.0.1", port).isEmpty());

      ScrapedMetrics metrics = jvm.scrape();
      assertThat(metrics.values()).containsEntry("acceptq_monitor_source{source=\"PROC\"}", 1.0);
      assertThat(metrics.ofListener("127.0.0.1", port).keySet())
          .anyMatch(series -> series.startsWith("acceptq_queue_length"))
          .noneMatch(series -> series.startsWith("acceptq_cause"))
          .noneMatch(series -> series.startsWith("acceptq_queue_wait_seconds"))
          .noneMatch(series -> series.startsWith("acceptq_backlog_recommended"));
    }
  }

  @Test
  void listenersAreLabelledWithAddressPortAndMember() throws Exception {
    Path path = directory.resolve("app.sock");
    List<String> program = List.of(ListenerKindsService.class.getName(), path.toString());
    try (ScrapedJvm jvm = new ScrapedJvm(17, Order.EXPORTER_FIRST, "", directory, program)) {
      String[] ports = jvm.firstLine.split(" ", -1);
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(jvm.scrape().values())
                      .containsEntry(limit("address=\"::\",port=\"" + ports[0] + "\""), 4096.0)
                      .containsEntry(limit("address=\"127.0.0.1\",port=\"" + ports[1] + "\""), 7.0)
                      .containsEntry(
                          limit("address=\"127.0.0.1\",member=\"2\",port=\"" + ports[1] + "\""),
                          7.0)
                      .containsEntry(limit("address=\"unix:" + path + "\""), 5.0));
    }
  }

  private static String limit(String labels) {
    return "acceptq_backlog_effective{" + labels + "}";
  }

  @Test
  void scrapesStayCompleteWhileListenersOpenAndClose() throws Exception {
    try (ScrapedJvm jvm = start(17, Order.EXPORTER_FIRST, "interval=10ms", 10)) {
      int port = port(jvm);
      await().atMost(TIMEOUT).until(() -> !jvm.scrape().ofListener("127.0.0.1", port).isEmpty());
      Set<String> series = jvm.scrape().ofListener("127.0.0.1", port).keySet();
      series.removeIf(name -> name.startsWith("acceptq_health")); // its label may change

      for (int i = 0; i < 100; i++) {
        jvm.send("rebind 10");
        ScrapedMetrics metrics = jvm.scrape();
        assertThat(metrics.values().keySet()).containsAll(series);
        assertThat(metrics.values())
            .containsEntry("jmx_scrape_error", 0.0)
            .containsKey("acceptq_monitor_samples_total");
      }
      assertThat(jvm.stderr()).allMatch(line -> line.startsWith("acceptq: "));
    }
  }
}
