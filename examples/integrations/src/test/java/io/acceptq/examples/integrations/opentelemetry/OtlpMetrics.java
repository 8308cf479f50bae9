// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.opentelemetry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * One export of the OpenTelemetry agent as Prometheus series. Names and units are translated as in
 * OpenTelemetry's specification "Prometheus and OpenMetrics Compatibility".
 */
final class OtlpMetrics {
  private OtlpMetrics() {}

  /** Values by series, for example {@code acceptq_queue_length{address="127.0.0.1:80"}}. */
  static Map<String, Double> series(JsonNode export) {
    Map<String, Double> series = new TreeMap<>();
    for (JsonNode scope : export.findValues("scopeMetrics")) {
      for (JsonNode metric : scope.findValues("metrics")) {
        metric.forEach(each -> add(each, series));
      }
    }
    return series;
  }

  private static void add(JsonNode metric, Map<String, Double> series) {
    String name = name(metric);
    if (!name.startsWith("acceptq_")) {
      return;
    }
    for (JsonNode point : metric.findValue("dataPoints")) {
      Map<String, String> labels = new TreeMap<>();
      for (JsonNode attribute : point.path("attributes")) {
        labels.put(attribute.path("key").asText(), attribute.at("/value/stringValue").asText());
      }
      StringBuilder text = new StringBuilder();
      labels.forEach(
          (label, value) ->
              text.append(text.length() == 0 ? "" : ",").append(label + "=\"" + value + "\""));
      double value =
          point.has("asInt") ? point.get("asInt").asDouble() : point.get("asDouble").asDouble();
      series.put(text.length() == 0 ? name : name + "{" + text + "}", value);
    }
  }

  private static String name(JsonNode metric) {
    String name = metric.path("name").asText().replace('.', '_');
    String unit = metric.path("unit").asText();
    if (unit.equals("s")) {
      return name + "_seconds";
    }
    if (unit.equals("1") && metric.has("gauge")) {
      return name + "_ratio";
    }
    return metric.at("/sum/isMonotonic").asBoolean() ? name + "_total" : name;
  }
}
