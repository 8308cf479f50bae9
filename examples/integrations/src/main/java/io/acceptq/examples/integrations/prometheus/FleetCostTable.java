// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.prometheus;

import java.io.IOException;
import java.util.List;

/** Prints what acceptq's metrics of a fleet cost, extrapolated from one JVM. */
final class FleetCostTable {
  /** Listeners of a typical JVM, in addition to the exporter's own. */
  private static final int LISTENERS = 2;

  private static final int INTERVAL_SECONDS = 15;

  /** After compaction. Prometheus' documentation on storage says 1 to 2. */
  private static final double DISK_BYTES_PER_SAMPLE = 1.5;

  private final double seriesPerJvm;
  private final int compressedBytes;

  /**
   * @param scrape of one JVM
   * @param listeners of that JVM, including the exporter's own
   */
  FleetCostTable(ScrapeText scrape, int listeners) throws IOException {
    List<String> acceptq = scrape.series("acceptq_");
    List<String> ofListeners = acceptq.stream().filter(l -> l.contains("address=")).toList();
    double perListener = (double) ofListeners.size() / listeners;
    int bytes = ofListeners.stream().mapToInt(line -> line.length() + 1).sum() / listeners;
    int others = acceptq.size() - ofListeners.size();
    seriesPerJvm = perListener * (LISTENERS + 1) + others;
    compressedBytes = scrape.withListeners(LISTENERS + 1).gzippedBytes();
    ScrapeCost.print(
        "acceptq series: %.1f per listener (%d bytes of text), %d per JVM",
        perListener, bytes, others);
    ScrapeCost.print(
        "exporter's own series about the JVM: %d", scrape.series("").size() - acceptq.size());
    ScrapeCost.print(
        "response: %d bytes, %d compressed; %d compressed with %d listeners",
        scrape.text().length(), scrape.gzippedBytes(), compressedBytes, LISTENERS);
  }

  /**
   * @param prometheusMillis CPU time of Prometheus per scrape
   * @param jvmMillis CPU time of the scraped JVM per scrape
   */
  void print(double prometheusMillis, double jvmMillis) {
    ScrapeCost.print("");
    ScrapeCost.print(
        "acceptq in a fleet of JVMs with %d listeners, scraped every %d s:",
        LISTENERS, INTERVAL_SECONDS);
    ScrapeCost.print("");
    ScrapeCost.print(
        "| JVMs | series | samples/s | disk per day | network | Prometheus CPU | CPU per JVM |");
    ScrapeCost.print("|--:|--:|--:|--:|--:|--:|--:|");
    for (int jvms : new int[] {100, 1_000, 10_000}) {
      double samples = seriesPerJvm * jvms / INTERVAL_SECONDS;
      ScrapeCost.print(
          "| %,d | %,.0f | %,.0f | %,.2f GB | %,.0f kB/s | %.2f cores | %.3f %% |",
          jvms,
          seriesPerJvm * jvms,
          samples,
          samples * 86_400 * DISK_BYTES_PER_SAMPLE / 1e9,
          (double) compressedBytes * jvms / INTERVAL_SECONDS / 1000,
          jvms * prometheusMillis / 1000 / INTERVAL_SECONDS,
          jvmMillis / 10 / INTERVAL_SECONDS);
    }
  }
}
