// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * What the metrics of a fleet cost, from what those of one JVM do: scraped again and again by us
 * for the time and the JVM's CPU, and by a Prometheus that takes it for a hundred of them for its
 * own.
 */
final class Cost {
  private static final int LISTENERS = 10;
  private static final int WARM_UP = 2_000;
  private static final int SCRAPES = 500;
  private static final int FLEET = 100;
  private static final int FLEET_SECONDS = 30;

  /** Of a JVM of a fleet, beside the exporter's. */
  private static final int USUAL_LISTENERS = 2;

  private static final int INTERVAL_SECONDS = 15;

  /** After compaction, as Prometheus' documentation on storage has it: 1 to 2. */
  private static final double DISK_BYTES_PER_SAMPLE = 1.5;

  private final Path root;
  private final Workplace workplace;
  private final Http http = new Http();
  private final int metrics = Programs.freePort();

  private Cost(Path root, Workplace workplace) throws IOException {
    this.root = root;
    this.workplace = workplace;
  }

  /** The checkout. */
  public static void main(String[] args) throws Exception {
    try (Workplace workplace = new Workplace()) {
      new Cost(Path.of(args[0]).toRealPath(), workplace).measure();
    }
  }

  private void measure() throws IOException, InterruptedException {
    Program service =
        workplace.keep(
            Programs.watched(
                root, workplace.directory, metrics, Listeners.class, Integer.toString(LISTENERS)));
    String url = Programs.url(metrics, "/metrics");
    service.ready(http, url);
    while (series(http.text(url), "acceptq_queue_length{").size() <= LISTENERS) {
      if (service.process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new IOException("the service has ended; it said:\n" + service.said());
      }
    }
    scrape(url, WARM_UP);
    double before = cpuSeconds(http.text(url));
    double[] millis = scrape(url, SCRAPES);
    String answer = http.text(url);
    double jvmMillis = (cpuSeconds(answer) - before) * 1000 / SCRAPES;
    say(
        "a scrape with %d listeners and the exporter's own: median %.1f ms, 99 of 100 within %.1f ms; CPU %.1f ms",
        LISTENERS, millis[SCRAPES / 2], millis[SCRAPES * 99 / 100], jvmMillis);
    tell(answer, prometheusMillis(), jvmMillis);
  }

  private double[] scrape(String url, int count) throws IOException, InterruptedException {
    double[] millis = new double[count];
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      http.text(url);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }

  /** CPU of a Prometheus for each scrape, of a hundred targets that are all this JVM. */
  private double prometheusMillis() throws IOException, InterruptedException {
    StringBuilder targets = new StringBuilder();
    for (int i = 0; i < FLEET; i++) {
      targets.append(i == 0 ? "" : ", ").append("jvm").append(i);
    }
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
            .formatted(targets, metrics);
    Files.writeString(workplace.directory.resolve("prometheus.yml"), configuration);
    int port = Programs.freePort();
    Program prometheus = workplace.keep(Programs.prometheus(workplace.directory, port));
    String own = Programs.url(port, "/metrics");
    prometheus.ready(http, own);
    say("a Prometheus reads %d such JVMs for %d s ...", FLEET, FLEET_SECONDS);
    double[] before = work(http.text(own));
    if (prometheus.process.waitFor(FLEET_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("prometheus has ended; it said:\n" + prometheus.said());
    }
    double[] after = work(http.text(own));
    return (after[0] - before[0]) * 1000 / (after[1] - before[1]);
  }

  /** CPU seconds, and scrapes so far, of a Prometheus. */
  private static double[] work(String text) {
    double scrapes =
        series(text, "prometheus_target_interval_length_seconds_count").stream()
            .mapToDouble(Cost::value)
            .sum();
    return new double[] {cpuSeconds(text), scrapes};
  }

  private void tell(String answer, double prometheusMillis, double jvmMillis) throws IOException {
    List<String> acceptq = series(answer, "acceptq_");
    List<String> listeners = acceptq.stream().filter(line -> line.contains("address=")).toList();
    double perListener = (double) listeners.size() / (LISTENERS + 1);
    int bytes = listeners.stream().mapToInt(line -> line.length() + 1).sum() / (LISTENERS + 1);
    int perJvm = acceptq.size() - listeners.size();
    int others = series(answer, "").size() - acceptq.size();
    double own = perListener * (USUAL_LISTENERS + 1) + perJvm;
    int wire = gzipped(usual(answer));
    say("series: %.1f a listener (%d bytes of text), %d a JVM", perListener, bytes, perJvm);
    say("  beside %d of the exporter's own about the JVM", others);
    say("the whole answer: %d bytes, %d gzipped", answer.length(), gzipped(answer));
    say("  with %d listeners: %d gzipped", USUAL_LISTENERS, wire);
    say("CPU of Prometheus: %.2f ms a scrape", prometheusMillis);
    say("");
    say("a fleet of JVMs with %d listeners, read every %d s:", USUAL_LISTENERS, INTERVAL_SECONDS);
    say("");
    say(
        "| JVMs | series | samples a second | disk a day | network | Prometheus' CPU | CPU in each JVM |");
    say("|--:|--:|--:|--:|--:|--:|--:|");
    for (int jvms : new int[] {100, 1_000, 10_000}) {
      double samples = own * jvms / INTERVAL_SECONDS;
      say(
          "| %,d | %,.0f | %,.0f | %,.2f GB | %,.0f kB/s | %.2f cores | %.3f %% |",
          jvms,
          own * jvms,
          samples,
          samples * 86_400 * DISK_BYTES_PER_SAMPLE / 1e9,
          (double) wire * jvms / INTERVAL_SECONDS / 1000,
          jvms * prometheusMillis / 1000 / INTERVAL_SECONDS,
          jvmMillis / 10 / INTERVAL_SECONDS);
    }
  }

  /** The same answer as if the JVM had fewer listeners. */
  private static String usual(String answer) {
    List<String> kept =
        series(answer, "acceptq_queue_length{").stream()
            .limit(USUAL_LISTENERS + 1)
            .map(line -> line.substring(line.indexOf("port="), line.indexOf('}')))
            .toList();
    return answer
        .lines()
        .filter(line -> !line.contains("address=") || kept.stream().anyMatch(line::contains))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> series(String text, String prefix) {
    return text.lines().filter(l -> l.startsWith(prefix) && !l.startsWith("#")).toList();
  }

  private static double cpuSeconds(String text) {
    return series(text, "process_cpu_seconds_total ").stream().mapToDouble(Cost::value).sum();
  }

  private static double value(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  private static int gzipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
