// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.prometheus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** The text of one scrape, and what it costs to transfer. Immutable. */
record ScrapeText(String text) {
  /** The lines of series whose name starts with a prefix. */
  List<String> series(String prefix) {
    return text.lines().filter(l -> l.startsWith(prefix) && !l.startsWith("#")).toList();
  }

  /** Sum of the values of these series. */
  double sum(String prefix) {
    return series(prefix).stream()
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  double cpuSeconds() {
    return sum("process_cpu_seconds_total ");
  }

  /** The same scrape, as if the JVM had fewer listeners. */
  ScrapeText withListeners(int count) {
    List<String> kept =
        series("acceptq_queue_length{").stream()
            .limit(count)
            .map(line -> line.substring(line.indexOf("port="), line.indexOf('}')))
            .toList();
    return new ScrapeText(
        text.lines()
            .filter(line -> !line.contains("address=") || kept.stream().anyMatch(line::contains))
            .collect(Collectors.joining("\n")));
  }

  int gzippedBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }
}
