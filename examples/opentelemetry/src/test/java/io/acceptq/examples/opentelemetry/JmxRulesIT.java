// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenTelemetry's Java agent with our rules, beside ours, in a service with one full queue. */
class JmxRulesIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  /** Ours, and what the JVM and OpenTelemetry's agent say when it is there, rules or not. */
  private static final Pattern USUAL =
      Pattern.compile(
          "acceptq: .*"
              + "|\\[otel\\.javaagent [^]]*\\] \\[main\\] INFO io\\.opentelemetry\\.javaagent\\.tooling\\.VersionLogger - .*"
              + "|OpenJDK 64-Bit Server VM warning: Sharing is only supported for boot loader .*");

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"17,true", "17,false", "25,true"})
  void everyMetricHasItsMeaningAndItsNumber(int feature, boolean otherFirst) throws Exception {
    try (WatchedService service = new WatchedService(feature, otherFirst, directory);
        Clients clients = new Clients()) {
      soon(
          service,
          () ->
              service.export().of("acceptq_queue_length", service.front) != null
                  && service.export().of("acceptq_accepted_total", service.path) != null);
      long before = System.nanoTime();
      clients.come(service.everywherePort, 4);
      long waiting = System.nanoTime();
      clients.come(service.frontPort, 8);
      Clients.areServed(service.wellPort, 3);
      soon(service, () -> is(service.export().of("acceptq_queue_length", service.everywhere), 4));
      double atLeast = secondsSince(waiting);
      for (int i = 0; i < 4; i++) {
        service.tell("accept");
      }
      soon(service, () -> is(service.export().of("acceptq_accepted_total", service.everywhere), 4));
      double atMost = secondsSince(before);
      soon(service, () -> isComplete(service.export(), service));

      Export export = service.export();
      assertThat(export.metrics()).isEqualTo(expected());
      assertThat(export.series().values()).allMatch(Double::isFinite);
      assertFrontDoor(export, service.front);
      assertThat(export.of("acceptq_backlog_effective", service.everywhere)).isEqualTo(20);
      assertThat(export.of("acceptq_queue_peak", service.everywhere)).isEqualTo(4);
      assertThat(export.of("acceptq_backlog_recommended", service.everywhere)).isEqualTo(6);
      // To within an interval, and the machine may be busy.
      assertThat(export.of("acceptq_queue_wait_max_seconds", service.everywhere))
          .isBetween(atLeast / 2, atMost + 0.5);
      assertThat(export.of("acceptq_queue_wait_seconds", service.everywhere))
          .isBetween(atLeast / 2, atMost + 0.5);
      assertThat(export.of("acceptq_accepted_total", service.well)).isEqualTo(3);
      assertThat(export.of("acceptq_overflows_total", service.well)).isZero();
      assertThat(export.state("acceptq_cause", service.well, "NONE")).isOne();
      assertPath(export, service.path);
      assertThat(export.series())
          .containsEntry("acceptq_monitor_source{source=NETLINK}", 1.0)
          .containsEntry("acceptq_monitor_advice_errors_total{}", 0.0);
      assertThat(export.series().get("acceptq_monitor_cpu_ratio{}")).isBetween(0.0, 1.0);
      assertThat(export.series().get("acceptq_monitor_sample_max_seconds{}")).isBetween(1e-5, 5.0);

      service.tell("close");
      soon(service, () -> !service.export().knows(service.front));
      assertNothingIsBlamed(service.export());
      assertThat(service.said()).allMatch(line -> USUAL.matcher(line).matches());
    }
  }

  private static void assertFrontDoor(Export export, String front) {
    assertThat(export.of("acceptq_backlog_requested", front)).isEqualTo(2);
    assertThat(export.of("acceptq_backlog_effective", front)).isEqualTo(2);
    assertThat(export.of("acceptq_queue_length", front)).isEqualTo(3);
    assertThat(export.of("acceptq_queue_utilization_ratio", front)).isEqualTo(1);
    assertThat(export.of("acceptq_accepted_total", front)).isZero();
    assertThat(export.of("acceptq_overflows_total", front)).isGreaterThanOrEqualTo(5);
    assertThat(export.of("acceptq_accept_gap_max_seconds", front)).isBetween(1.0, 120.0);
    assertThat(export.of("acceptq_queue_wait_seconds", front)).as("nothing was accepted").isNull();
    assertThat(export.state("acceptq_health", front, "OVERFLOWING")).isOne();
    assertThat(export.state("acceptq_health", front, "OK")).isZero();
    assertThat(export.state("acceptq_cause", front, "NEVER_ACCEPTED")).isOne();
    assertThat(export.state("acceptq_cause", front, "NONE")).isZero();
  }

  /** The kernel counts neither overflows nor handshakes of a Unix domain socket. */
  private static void assertPath(Export export, String path) {
    assertThat(export.of("acceptq_backlog_effective", path)).isEqualTo(5);
    assertThat(export.of("acceptq_queue_length", path)).isZero();
    for (String unknown :
        new String[] {
          "acceptq_overflows_total",
          "acceptq_drops_total",
          "acceptq_half_open",
          "acceptq_queue_wait_seconds",
          "acceptq_backlog_recommended"
        }) {
      assertThat(export.of(unknown, path)).as(unknown).isNull();
    }
  }

  /**
   * Until the agent looks for beans again, a closed listener's states are those of null, and whose
   * they are is not told. No number is left, and no trouble.
   */
  private static void assertNothingIsBlamed(Export export) {
    Map<String, Double> left = new HashMap<>(export.series());
    left.keySet().removeIf(one -> one.matches("acceptq_(kernel|monitor)_.*|.*\\{address=.*"));
    assertThat(left.keySet()).allMatch(one -> one.matches("acceptq_(health|cause)\\{.*"));
    left.values().removeIf(value -> value == 0);
    assertThat(left.keySet())
        .isSubsetOf("acceptq_health{health=UNKNOWN}", "acceptq_cause{cause=NONE}");
  }

  /** What the vocabulary says, metric by metric. */
  private static Map<String, Meaning> expected() {
    Map<String, Meaning> expected = new HashMap<>();
    Vocabulary.RULES.values().forEach(rule -> expected.put(rule.meaning().name(), rule.meaning()));
    return expected;
  }

  /** A number that was unknown is looked for again only now and then. */
  private static boolean isComplete(Export export, WatchedService service) {
    return is(export.state("acceptq_cause", service.front, "NEVER_ACCEPTED"), 1)
        && is(export.state("acceptq_health", service.front, "OVERFLOWING"), 1)
        && export.of("acceptq_queue_wait_seconds", service.everywhere) != null
        && export.of("acceptq_backlog_recommended", service.everywhere) != null;
  }

  private static boolean is(Double value, int expected) {
    return value != null && value == expected;
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private static void soon(WatchedService service, Callable<Boolean> condition) throws IOException {
    try {
      await().atMost(SOON).pollInterval(Duration.ofMillis(100)).until(condition);
    } catch (RuntimeException e) {
      throw new AssertionError(
          String.join("\n", service.said()) + "\n" + service.export().series(), e);
    }
  }
}
