// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.acceptq.examples.prometheus.programs.Doors;
import io.acceptq.examples.prometheus.programs.OddDoors;
import io.acceptq.monitor.vocabulary.MetricSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JMX exporter of Maven Central with our rules, in real services. */
class ExporterIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int MOST_SERIES = 25;

  @TempDir Path directory;

  private WatchedJvm doors(int feature, boolean exporterFirst, String options, int more)
      throws IOException {
    return new WatchedJvm(
        feature, exporterFirst, options, directory, Doors.class.getName(), "2", "" + more);
  }

  @ParameterizedTest
  @CsvSource({
    "8,true",
    "8,false",
    "11,true",
    "17,true",
    "17,false",
    "21,false",
    "25,true",
    "25,false"
  })
  void aFullQueueIsInTheMetricsWhicheverAgentComesFirst(int feature, boolean exporterFirst)
      throws Exception {
    try (WatchedJvm jvm = doors(feature, exporterFirst, "", 0)) {
      int port = Integer.parseInt(jvm.greeting.substring("port ".length()));
      jvm.ask("come 6");
      String listener = "{address=\"127.0.0.1\",port=\"" + port + "\"}";
      String cause =
          "acceptq_cause{address=\"127.0.0.1\",cause=\"NEVER_ACCEPTED\",port=\"" + port + "\"}";
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(jvm.metrics().values()).containsEntry(cause, 1.0));

      Metrics metrics = jvm.metrics();
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
      assertThat(metrics.ofListener("127.0.0.1", port)).hasSizeLessThanOrEqualTo(MOST_SERIES);
      assertThat(jvm.said()).allMatch(line -> line.startsWith("acceptq: "));
      assertThat(Commands.feed(metrics.text(), "promtool", "check", "metrics"))
          .isEqualTo(new Commands(0, ""));
    }
  }

  @Test
  void everyMetricOfTheVocabularyIsThereTypedAndExplained() throws Exception {
    try (WatchedJvm jvm = doors(17, true, "", 0)) {
      jvm.ask("come 6");
      await().atMost(SOON).until(() -> jvm.metrics().names().contains("acceptq_cause"));

      Metrics metrics = jvm.metrics();
      for (MetricTerm term : MetricTerm.ALL) {
        MetricSpec metric = term.metric();
        String type = metric.kind == MetricSpec.Kind.COUNTER ? "counter" : "gauge";
        switch (metric.name) {
          case "acceptq_kernel_cause", // nobody else overflows
              "acceptq_queue_wait_seconds" -> // nothing was accepted
              assertThat(metrics.names()).doesNotContain(metric.name);
          default ->
              assertThat(metrics.text())
                  .contains("# TYPE " + metric.name + " " + type + "\n")
                  .contains("# HELP " + metric.name + " " + term.help() + "\n");
        }
      }
      assertThat(metrics.text()).doesNotContain("NaN").doesNotContain("java_lang");
    }
  }

  @Test
  void whatIsUnknownHasNoSeries() throws Exception {
    try (WatchedJvm jvm = doors(17, false, "native=off", 0)) {
      int port = Integer.parseInt(jvm.greeting.substring("port ".length()));
      await().atMost(SOON).until(() -> !jvm.metrics().ofListener("127.0.0.1", port).isEmpty());

      Metrics metrics = jvm.metrics();
      assertThat(metrics.values()).containsEntry("acceptq_monitor_source{source=\"PROC\"}", 1.0);
      assertThat(metrics.ofListener("127.0.0.1", port).keySet())
          .anyMatch(series -> series.startsWith("acceptq_queue_length"))
          .noneMatch(series -> series.startsWith("acceptq_cause"))
          .noneMatch(series -> series.startsWith("acceptq_queue_wait_seconds"))
          .noneMatch(series -> series.startsWith("acceptq_backlog_recommended"));
    }
  }

  @Test
  void labelsAreAddressPortAndMember() throws Exception {
    Path path = directory.resolve("app.sock");
    try (WatchedJvm jvm =
        new WatchedJvm(17, true, "", directory, OddDoors.class.getName(), path.toString())) {
      String[] ports = jvm.greeting.split(" ", -1);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(jvm.metrics().values())
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
  void listenersThatComeAndGoLeaveEveryScrapeWhole() throws Exception {
    try (WatchedJvm jvm = doors(17, true, "interval=10ms", 10)) {
      int port = Integer.parseInt(jvm.greeting.substring("port ".length()));
      await().atMost(SOON).until(() -> !jvm.metrics().ofListener("127.0.0.1", port).isEmpty());
      Set<String> series = jvm.metrics().ofListener("127.0.0.1", port).keySet();
      series.removeIf(name -> name.startsWith("acceptq_health")); // may change

      for (int i = 0; i < 100; i++) {
        jvm.ask("churn 10");
        Metrics metrics = jvm.metrics();
        assertThat(metrics.values().keySet()).containsAll(series);
        assertThat(metrics.values())
            .containsEntry("jmx_scrape_error", 0.0)
            .containsKey("acceptq_monitor_samples_total");
      }
      assertThat(jvm.said()).allMatch(line -> line.startsWith("acceptq: "));
    }
  }
}
