// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.alerting;

import io.acceptq.examples.integrations.metrics.ScrapedMetrics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Repeats recorded scrapes of a real service, one every 15 s, as the input of {@code promtool test
 * rules}. Counters continue from one repetition to the next.
 */
final class ScrapeReplay {
  static final int PER_HOUR = 3600 / 15;

  private final List<ScrapedMetrics> scrapes;
  private final Set<String> series = new TreeSet<>();

  ScrapeReplay(List<ScrapedMetrics> scrapes) {
    this.scrapes = scrapes;
    for (ScrapedMetrics scrape : scrapes) {
      series.addAll(scrape.values().keySet());
    }
    series.removeIf(name -> !name.startsWith("acceptq_") && !name.startsWith("process_"));
    series.remove("process_start_time_seconds");
  }

  /**
   * A promtool test that expects no firing alert.
   *
   * @param hours of replayed scrapes
   * @param extraOverflows added to the counters of overflows, by the index of the scrape
   */
  String test(Path rules, int hours, DoubleUnaryOperator extraOverflows) {
    StringBuilder yaml = new StringBuilder("rule_files: ['" + rules.toAbsolutePath() + "']\n");
    yaml.append("evaluation_interval: 15s\ntests:\n- interval: 15s\n");
    yaml.append("  input_series:\n");
    int count = hours * PER_HOUR;
    append(yaml, "up{}", "1+0x" + count);
    // promtool's clock starts at 0, so this JVM has run for a day.
    append(yaml, "process_start_time_seconds{}", "-86400+0x" + count);
    for (String name : series) {
      StringJoiner values = new StringJoiner(" ");
      for (int i = 0; i < count; i++) {
        boolean overflows = name.startsWith("acceptq_overflows_total");
        values.add(value(name, i, overflows ? extraOverflows.applyAsDouble(i) : 0));
      }
      append(yaml, name, values.toString());
    }
    yaml.append(
        """
          promql_expr_test:
          - expr: count by (alertname) (count_over_time(ALERTS{alertstate="firing"}[%dh]))
            eval_time: %dh
            exp_samples: []
        """
            .formatted(hours, hours));
    return yaml.toString();
  }

  private static void append(StringBuilder yaml, String name, String values) {
    String labels = "{job=\"shop\",instance=\"a:9404\"";
    String series =
        name.contains("{")
            ? name.replace("{", labels + (name.contains("{}") ? "" : ","))
            : name + labels + "}";
    yaml.append("  - series: '").append(series).append("'\n    values: \"").append(values);
    yaml.append("\"\n");
  }

  private String value(String name, int index, double extra) {
    Double value = at(index).get(name);
    if (value == null) {
      return index > 0 && at(index - 1).get(name) != null ? "stale" : "_";
    }
    if (name.replaceAll("\\{.*", "").endsWith("_total")) {
      double first = at(0).getOrDefault(name, 0.0);
      double last = at(scrapes.size() - 1).getOrDefault(name, 0.0);
      int repetitions = index / scrapes.size();
      return Double.toString(value + (last - first) * repetitions + extra);
    }
    return value.toString();
  }

  private Map<String, Double> at(int index) {
    return scrapes.get(index % scrapes.size()).values();
  }
}
