// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.metrics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The answer to one scrape.
 *
 * @param text as received
 * @param values by series, for example {@code acceptq_queue_length{address="::",port="80"}}
 */
public record ScrapedMetrics(String text, Map<String, Double> values) {
  public static ScrapedMetrics parse(String text) {
    Map<String, Double> values = new TreeMap<>();
    for (String line : text.lines().filter(line -> !line.startsWith("#")).toList()) {
      int space = line.lastIndexOf(' ');
      values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
    }
    return new ScrapedMetrics(text, values);
  }

  /** The series of one listener. */
  public Map<String, Double> ofListener(String address, int port) {
    String addressLabel = "address=\"" + address + "\"";
    String portLabel = "port=\"" + port + "\"";
    return values.entrySet().stream()
        .filter(s -> s.getKey().contains(addressLabel) && s.getKey().contains(portLabel))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The names of acceptq's metrics, each once. */
  public List<String> names() {
    return values.keySet().stream()
        .filter(series -> series.startsWith("acceptq_"))
        .map(series -> series.replaceAll("\\{.*", ""))
        .distinct()
        .toList();
  }
}
