// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acceptq.agent.Jdks;
import io.acceptq.examples.prometheus.programs.Doors;
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

/** OpenTelemetry's Java agent with our rules, beside ours, in a service whose queue overflows. */
class OpenTelemetryIT {
  private static final int EXPORTS = 30; // one a second

  @TempDir Path directory;

  private static List<String> command(int feature, boolean otherFirst) {
    List<String> command = new ArrayList<>();
    command.add(Jdks.home(feature).resolve("bin/java").toString());
    command.add("-javaagent:" + Path.of("../../agent/target/acceptq-agent.jar").toAbsolutePath());
    command.add(
        otherFirst ? 1 : 2,
        "-javaagent:" + Path.of("target/opentelemetry-javaagent.jar").toAbsolutePath());
    command.add("-Dotel.jmx.config=" + Path.of("../opentelemetry/jmx-rules.yaml").toAbsolutePath());
    command.add("-Dotel.jmx.discovery.delay=1000"); // a minute by default
    command.add("-Dotel.metrics.exporter=experimental-otlp/stdout");
    command.add("-Dotel.metric.export.interval=1000");
    command.add("-Dotel.traces.exporter=none");
    command.add("-Dotel.logs.exporter=none");
    command.addAll(List.of("-cp", Path.of("target/test-classes").toAbsolutePath().toString()));
    command.addAll(List.of(Doors.class.getName(), "2", "1"));
    return command;
  }

  @ParameterizedTest
  @CsvSource({"8,true", "17,true", "17,false", "25,false"})
  void everyMetricHasItsNameItsUnitAndItsNumber(int feature, boolean otherFirst) throws Exception {
    try (Program jvm = Program.talking("jvm", directory, command(feature, otherFirst))) {
      BufferedReader out = jvm.process.inputReader(StandardCharsets.UTF_8);
      String greeting = await(out, line -> line.matches(".*\\bport \\d+"));
      String port = greeting.substring(greeting.lastIndexOf(' ') + 1);
      jvm.process.outputWriter(StandardCharsets.US_ASCII).append("come 6\n").flush();
      String address = "address=\"127.0.0.1:" + port + "\"";
      String cause = "acceptq_cause{" + address + ",cause=\"NEVER_ACCEPTED\"}";
      JsonNode export =
          new ObjectMapper()
              .readTree(await(out, line -> line.startsWith("{") && tells(line, cause)));
      Map<String, Double> series = Otlp.series(export);

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
      assertThat(series.get("acceptq_accept_gap_max_seconds{" + address + "}"))
          .isBetween(1.0, 40.0);
      assertThat(names(series)).isEqualTo(expected());
      assertThat(descriptions(export)).containsAllEntriesOf(expectedDescriptions());
      assertThat(jvm.said())
          .as("nothing on stderr but what each agent says in any case")
          .doesNotContain("WARN")
          .doesNotContain("Exception");
    }
  }

  /** Whether an export is all there, with a cause, and with what takes a while to be known. */
  private static boolean tells(String line, String cause) {
    try {
      return Otlp.series(new ObjectMapper().readTree(line)).getOrDefault(cause, 0.0) == 1
          && line.contains("acceptq.backlog.recommended");
    } catch (IOException e) {
      return false; // the program has printed into it
    }
  }

  private static Set<String> names(Map<String, Double> series) {
    Set<String> names = new TreeSet<>();
    series.keySet().forEach(name -> names.add(name.replaceAll("\\{.*", "")));
    return names;
  }

  /** All of the vocabulary but a text without known values, and a number that is not known. */
  private static Set<String> expected() {
    Set<String> names = new TreeSet<>();
    MetricTerm.ALL.stream()
        .filter(OpenTelemetryRules::isTold)
        .filter(term -> !term.attribute().equals("QueueWaitMillis")) // nothing was accepted
        .forEach(term -> names.add(term.metric().name));
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
    MetricTerm.ALL.stream()
        .filter(OpenTelemetryRules::isTold)
        .filter(term -> !term.attribute().equals("QueueWaitMillis"))
        .forEach(
            term ->
                descriptions.put(
                    OpenTelemetryRules.name(term.metric()),
                    OpenTelemetryRules.unit(term) + " " + term.help()));
    return descriptions;
  }

  /** The first line that is so; an export comes every second. */
  private static String await(BufferedReader out, Predicate<String> wanted) throws IOException {
    String last = "";
    for (int exports = 0; exports < EXPORTS; ) {
      String line = out.readLine();
      if (line == null) {
        throw new AssertionError("it has ended; its last line: " + last);
      }
      if (wanted.test(line)) {
        return line;
      }
      last = line;
      exports += line.startsWith("{") ? 1 : 0;
    }
    throw new AssertionError("not in " + EXPORTS + " exports; the last: " + last);
  }
}
