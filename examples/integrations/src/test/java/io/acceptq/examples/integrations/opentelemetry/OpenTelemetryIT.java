// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acceptq.examples.integrations.metrics.ExportedMetric;
import io.acceptq.examples.integrations.process.ChildProcess;
import io.acceptq.examples.integrations.programs.NeverAcceptingService;
import io.acceptq.testing.ExternalTest;
import io.acceptq.testing.JavaHomes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The OpenTelemetry Java agent with jmx-rules.yaml and acceptq, in a service that overflows. */
@ExternalTest
class OpenTelemetryIT {
  private static final int MAX_EXPORTS = 30; // one per second

  @TempDir Path directory;

  private static List<String> command(int feature, boolean opentelemetryFirst) {
    List<String> command = new ArrayList<>();
    command.add(JavaHomes.java(feature).toString());
    command.add("-javaagent:" + Path.of("../../agent/target/acceptq-agent.jar").toAbsolutePath());
    command.add(
        opentelemetryFirst ? 1 : 2,
        "-javaagent:" + Path.of("target/opentelemetry-javaagent.jar").toAbsolutePath());
    command.add("-Dotel.jmx.config=" + Path.of("opentelemetry/jmx-rules.yaml").toAbsolutePath());
    command.add("-Dotel.jmx.discovery.delay=1000"); // a minute by default
    command.add("-Dotel.metrics.exporter=experimental-otlp/stdout");
    command.add("-Dotel.metric.export.interval=1000");
    command.add("-Dotel.traces.exporter=none");
    command.add("-Dotel.logs.exporter=none");
    command.addAll(List.of("-cp", Path.of("target/test-classes").toAbsolutePath().toString()));
    command.addAll(List.of(NeverAcceptingService.class.getName(), "2", "1"));
    return command;
  }

  @ParameterizedTest
  @CsvSource({"8,true", "17,true", "17,false", "25,false"})
  void everyMetricIsExportedWithItsNameUnitAndDescription(int feature, boolean opentelemetryFirst)
      throws Exception {
    List<String> command = command(feature, opentelemetryFirst);
    try (ChildProcess jvm = ChildProcess.startPiped("jvm", directory, command)) {
      BufferedReader out = jvm.process.inputReader(StandardCharsets.UTF_8);
      String firstLine = await(out, line -> line.matches(".*\\bport \\d+"));
      String port = firstLine.substring(firstLine.lastIndexOf(' ') + 1);
      jvm.process.outputWriter(StandardCharsets.US_ASCII).append("connect 6\n").flush();
      String address = "address=\"127.0.0.1:" + port + "\"";
      String cause = "acceptq_cause{" + address + ",cause=\"NEVER_ACCEPTED\"}";
      String gap = "acceptq_accept_gap_max_seconds{" + address + "}";
      JsonNode export =
          new ObjectMapper()
              .readTree(await(out, line -> line.startsWith("{") && isComplete(line, cause, gap)));
      Map<String, Double> series = OtlpMetrics.series(export);

      assertThat(series)
          .containsEntry("acceptq_queue_length{" + address + "}", 3.0)
          .containsEntry("acceptq_backlog_effective{" + address + "}", 2.0)
          .containsEntry("acceptq_queue_utilization_ratio{" + address + "}", 1.0)
          .containsEntry("acceptq_accepted_total{" + address + "}", 0.0)
          .containsEntry("acceptq_health{" + address + ",health=\"OVERFLOWING\"}", 1.0)
          .containsEntry("acceptq_health{" + address + ",health=\"OK\"}", 0.0)
          .containsEntry("acceptq_cause{" + address + ",cause=\"NONE\"}", 0.0)
          .containsEntry("acceptq_monitor_source{source=\"NETLINK\"}", 1.0)
          .containsEntry("acceptq_monitor_advice_errors_total", 0.0);
      assertThat(series.get("acceptq_overflows_total{" + address + "}")).isGreaterThanOrEqualTo(3);
      assertThat(series.get(gap)).isBetween(1.0, 40.0);
      assertThat(names(series)).isEqualTo(expected());
      assertThat(descriptions(export)).containsAllEntriesOf(expectedDescriptions());
      assertThat(jvm.stderr())
          .as("stderr has only the start messages of each agent")
          .doesNotContain("WARN")
          .doesNotContain("Exception");
    }
  }

  /**
   * Whether an export has the cause, and the recommendation, which takes longer to be known. The
   * values of one export may be of successive samples, so the gap may be from before the cause.
   */
  private static boolean isComplete(String line, String cause, String gap) {
    try {
      Map<String, Double> series = OtlpMetrics.series(new ObjectMapper().readTree(line));
      return series.getOrDefault(cause, 0.0) == 1
          && series.getOrDefault(gap, 0.0) >= 1
          && line.contains("acceptq.backlog.recommended");
    } catch (IOException e) {
      return false; // the program printed into this line
    }
  }

  private static Set<String> names(Map<String, Double> series) {
    Set<String> names = new TreeSet<>();
    series.keySet().forEach(name -> names.add(name.replaceAll("\\{.*", "")));
    return names;
  }

  /** The vocabulary without the version, and without a value that is unknown here. */
  private static Set<String> expected() {
    Set<String> names = new TreeSet<>();
    ExportedMetric.ALL.stream()
        .filter(OpenTelemetryRules::isExported)
        .filter(exported -> !exported.attribute().equals("QueueWaitMillis")) // nothing was accepted
        .forEach(exported -> names.add(exported.metric().name));
    return names;
  }

  private static Map<String, String> descriptions(JsonNode export) {
    Map<String, String> descriptions = new TreeMap<>();
    for (JsonNode metrics : export.findValues("metrics")) {
      metrics.forEach(
          metric ->
              descriptions.put(
                  metric.path("name").asText(),
                  metric.path("unit").asText() + " " + metric.path("description").asText()));
    }
    return descriptions;
  }

  private static Map<String, String> expectedDescriptions() {
    Map<String, String> descriptions = new TreeMap<>();
    ExportedMetric.ALL.stream()
        .filter(OpenTelemetryRules::isExported)
        .filter(exported -> !exported.attribute().equals("QueueWaitMillis"))
        .forEach(
            exported ->
                descriptions.put(
                    OpenTelemetryRules.name(exported.metric()),
                    OpenTelemetryRules.unit(exported) + " " + exported.help()));
    return descriptions;
  }

  /** The first line that matches. */
  private static String await(BufferedReader out, Predicate<String> wanted) throws IOException {
    String last = "";
    for (int exports = 0; exports < MAX_EXPORTS; ) {
      String line = out.readLine();
      if (line == null) {
        throw new AssertionError("the JVM has exited; its last line: " + last);
      }
      if (wanted.test(line)) {
        return line;
      }
      last = line;
      exports += line.startsWith("{") ? 1 : 0;
    }
    throw new AssertionError("no match in " + MAX_EXPORTS + " exports; the last: " + last);
  }
}
