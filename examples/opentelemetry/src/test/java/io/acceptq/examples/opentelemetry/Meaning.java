// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.opentelemetry;

import io.acceptq.monitor.jmx.Metric;

/**
 * What a metric says, whoever says it: the vocabulary, a rule, or an export.
 *
 * @param name in Prometheus
 * @param unit in OpenTelemetry
 */
record Meaning(String name, Metric.Kind kind, String unit, String help) {

  /** As "Prometheus and OpenMetrics Compatibility" of OpenTelemetry's specification has it. */
  static Meaning ofOpenTelemetry(String name, Metric.Kind kind, String unit, String help) {
    String suffix =
        switch (kind) {
          case COUNTER -> "_total";
          case GAUGE -> unit.equals("1") ? "_ratio" : "";
          case STATE -> ""; // a sum that is not monotonic, whose unit 1 says nothing
        };
    String seconds = unit.equals("s") ? "_seconds" : "";
    return new Meaning(name.replace('.', '_') + seconds + suffix, kind, unit, help);
  }

  /**
   * Of the vocabulary's metric.
   *
   * @param things what it counts, in the plural; empty for a text
   */
  static Meaning of(Metric metric, String things, String help) {
    String unit = "{" + things.replaceAll("s$", "") + "}";
    if (metric.name.endsWith("_seconds")) {
      unit = "s";
    } else if (metric.name.endsWith("_ratio") || metric.kind == Metric.Kind.STATE) {
      unit = "1";
    }
    return new Meaning(metric.name, metric.kind, unit, help);
  }
}
