// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.prometheus;

import io.acceptq.examples.integrations.process.ChildProcess;
import io.acceptq.examples.integrations.process.LoopbackHttp;
import io.acceptq.examples.integrations.process.ProcessScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The program behind {@code cost.sh}. It scrapes one JVM repeatedly to measure response time and
 * the JVM's CPU time, then has a Prometheus scrape the same JVM as 100 targets to measure the CPU
 * time of Prometheus, and extrapolates to a fleet.
 */
final class ScrapeCost {
  private static final int LISTENERS = 10;
  private static final int TARGETS = 100;

  /**
   * How much is measured.
   *
   * @param warmUp scrapes before the measured ones
   * @param scrapes that are measured
   * @param prometheusSeconds how long Prometheus scrapes
   */
  private record Effort(int warmUp, int scrapes, int prometheusSeconds) {}

  private final Path root;
  private final ProcessScope scope;
  private final Effort effort;
  private final LoopbackHttp http = new LoopbackHttp();
  private final int port = LoopbackHttp.freePort();
  private final String url = LoopbackHttp.url(port, "/metrics");

  private ScrapeCost(Path root, ProcessScope scope, Effort effort) throws IOException {
    this.root = root;
    this.scope = scope;
    this.effort = effort;
  }

  /** Arguments: the root of the checkout, and optionally {@code --quick}. */
  public static void main(String[] args) throws Exception {
    boolean quick = List.of(args).contains("--quick");
    try (ProcessScope scope = new ProcessScope()) {
      Effort effort = quick ? new Effort(100, 100, 6) : new Effort(2_000, 500, 30);
      new ScrapeCost(Path.of(args[0]).toRealPath(), scope, effort).measure();
    }
  }

  private void measure() throws IOException, InterruptedException {
    ChildProcess service =
        scope.add(
            ExportingJvm.start(
                root, scope.directory, port, IdleListeners.class, Integer.toString(LISTENERS)));
    service.awaitHttp(http, url);
    while (scrape().series("acceptq_queue_length{").size() <= LISTENERS) {
      if (service.process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new IOException("the service has exited; its stderr:\n" + service.stderr());
      }
    }
    scrapeMillis(effort.warmUp);
    double before = scrape().cpuSeconds();
    double[] millis = scrapeMillis(effort.scrapes);
    ScrapeText scrape = scrape();
    double jvmMillis = (scrape.cpuSeconds() - before) * 1000 / effort.scrapes;
    print(
        "scrape of a JVM with %d listeners: median %.1f ms, 99th percentile %.1f ms, CPU %.1f ms",
        LISTENERS, millis[effort.scrapes / 2], millis[effort.scrapes * 99 / 100], jvmMillis);
    FleetCostTable table = new FleetCostTable(scrape, LISTENERS + 1);
    double prometheusMillis = prometheusMillis();
    print("CPU time of Prometheus: %.2f ms per scrape", prometheusMillis);
    table.print(prometheusMillis, jvmMillis);
  }

  private ScrapeText scrape() throws IOException, InterruptedException {
    return new ScrapeText(http.text(url));
  }

  /** Response times, sorted. */
  private double[] scrapeMillis(int count) throws IOException, InterruptedException {
    double[] millis = new double[count];
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      http.text(url);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }

  /** CPU time per scrape of a Prometheus whose targets are all this JVM. */
  private double prometheusMillis() throws IOException, InterruptedException {
    String targets =
        IntStream.range(0, TARGETS).mapToObj(i -> "jvm" + i).collect(Collectors.joining(", "));
    String configuration =
        """
        global: {scrape_interval: 2s}
        scrape_configs:
          - job_name: fleet
            static_configs:
              - targets: [%s]
            relabel_configs:
              - {source_labels: [__address__], target_label: instance}
              - {target_label: __address__, replacement: "127.0.0.1:%d"}
        """
            .formatted(targets, port);
    Files.writeString(scope.directory.resolve("prometheus.yml"), configuration);
    PrometheusServer prometheus = new PrometheusServer(scope);
    print(
        "measuring a Prometheus with %d such targets for %d s ...",
        TARGETS, effort.prometheusSeconds);
    ScrapeText before = new ScrapeText(http.text(prometheus.url("/metrics")));
    if (prometheus.process.process.waitFor(effort.prometheusSeconds, TimeUnit.SECONDS)) {
      throw new IOException("Prometheus has exited; its stderr:\n" + prometheus.process.stderr());
    }
    ScrapeText after = new ScrapeText(http.text(prometheus.url("/metrics")));
    String scrapes = "prometheus_target_interval_length_seconds_count";
    return (after.cpuSeconds() - before.cpuSeconds())
        * 1000
        / (after.sum(scrapes) - before.sum(scrapes));
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
  static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
