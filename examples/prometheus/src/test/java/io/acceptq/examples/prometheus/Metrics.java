// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one scrape answered.
 *
 * @param text as it came
 * @param values by series, {@code acceptq_queue_length{address="::",port="80"}}
 */
record Metrics(String text, Map<String, Double> values) {
  static Metrics parse(String text) {
    Map<String, Double> values = new TreeMap<>();
    for (String line : text.lines().filter(line -> !line.startsWith("#")).toList()) {
      int space = line.lastIndexOf(' ');
      values.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
    }
    return new Metrics(text, values);
  }

  /** Those of one listener. */
  Map<String, Double> ofListener(String address, int port) {
    String here = "address=\"" + address + "\"";
    String there = "port=\"" + port + "\"";
    return values.entrySet().stream()
        .filter(series -> series.getKey().contains(here) && series.getKey().contains(there))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The names of acceptq's metrics, each once. */
  List<String> names() {
    return values.keySet().stream()
        .filter(series -> series.startsWith("acceptq_"))
        .map(series -> series.replaceAll("\\{.*", ""))
        .distinct()
        .toList();
  }
}
