// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.opentelemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.acceptq.monitor.jmx.Metric;
import java.util.Map;
import java.util.TreeMap;

/**
 * acceptq's metrics in one export of OpenTelemetry's agent, told as Prometheus would have them.
 *
 * @param metrics by name
 * @param series by name and attributes, {@code acceptq_queue_length{address=127.0.0.1:80}}
 */
record Export(Map<String, Meaning> metrics, Map<String, Double> series) {
  static final Export NONE = new Export(Map.of(), Map.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  static Export parse(String json) throws JsonProcessingException {
    Export export = new Export(new TreeMap<>(), new TreeMap<>());
    for (JsonNode scope : JSON.readTree(json).path("scopeMetrics")) {
      for (JsonNode metric : scope.path("metrics")) {
        if (metric.path("name").asText().startsWith("acceptq")) {
          export.add(metric);
        }
      }
    }
    return export;
  }

  private void add(JsonNode metric) {
    Metric.Kind kind = Metric.Kind.GAUGE;
    if (metric.has("sum")) {
      boolean grows = metric.at("/sum/isMonotonic").asBoolean();
      kind = grows ? Metric.Kind.COUNTER : Metric.Kind.STATE;
    }
    Meaning meaning =
        Meaning.ofOpenTelemetry(
            metric.path("name").asText(),
            kind,
            metric.path("unit").asText(),
            metric.path("description").asText());
    metrics.put(meaning.name(), meaning);
    for (JsonNode point : metric.path(metric.has("sum") ? "sum" : "gauge").path("dataPoints")) {
      Map<String, String> attributes = new TreeMap<>();
      for (JsonNode attribute : point.path("attributes")) {
        attributes.put(attribute.path("key").asText(), attribute.at("/value/stringValue").asText());
      }
      JsonNode value = point.has("asInt") ? point.get("asInt") : point.get("asDouble");
      series.put(meaning.name() + attributes, Double.valueOf(value.asText()));
    }
  }

  /** The series of a listener's metric, which have no attribute but its name. */
  Double of(String metric, String listener) {
    return series.get(metric + "{address=" + listener + "}");
  }

  /** 1 or 0 of a listener's state; its label has the name that the metric ends with. */
  Double state(String metric, String listener, String state) {
    String label = metric.substring(metric.lastIndexOf('_') + 1);
    return series.get(metric + "{address=" + listener + ", " + label + "=" + state + "}");
  }

  /** Whether anything is told of a listener. */
  boolean knows(String listener) {
    return series.keySet().stream().anyMatch(one -> one.contains("{address=" + listener));
  }
}
