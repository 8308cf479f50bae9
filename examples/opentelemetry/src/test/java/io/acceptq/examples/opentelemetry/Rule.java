// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.opentelemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.acceptq.monitor.jmx.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is made of one attribute of a bean.
 *
 * @param factor from the attribute's unit to the metric's
 * @param attributes of the metric, each with how its value is found
 */
record Rule(Meaning meaning, double factor, Map<String, String> attributes) {
  static final Path FILE = Path.of("jmx-rules.yaml");

  private static final Map<String, Double> FACTORS =
      Map.of("", 1.0, "ms to s", 1e-3, "us to s", 1e-6, "% to 1", 1e-2);

  /** The file's, by bean and attribute, {@code Listener QueueLength}. */
  static Map<String, Rule> ofFile() throws IOException {
    Map<String, Rule> rules = new TreeMap<>();
    for (JsonNode bean : new YAMLMapper().readTree(FILE.toFile()).path("rules")) {
      String name =
          bean.path("bean").asText().replaceAll("^acceptq:type=(Listener(?=,name=\\*$))?", "$1");
      for (Map.Entry<String, JsonNode> term : bean.path("mapping").properties()) {
        Map<String, String> attributes = new TreeMap<>();
        addAttributes(bean, attributes);
        addAttributes(term.getValue(), attributes);
        String key = name.replace(",name=*", "") + " " + term.getKey();
        if (rules.put(key, of(term.getValue(), attributes)) != null) {
          throw new IOException("there are two rules for " + key);
        }
      }
    }
    return rules;
  }

  private static Rule of(JsonNode rule, Map<String, String> attributes) {
    Metric.Kind kind = Metric.Kind.valueOf(rule.path("type").asText().toUpperCase(Locale.ROOT));
    // The agent gives a state this unit, and takes none.
    String unit = kind == Metric.Kind.STATE ? "1" : rule.path("unit").asText();
    String source = rule.path("sourceUnit").asText();
    Double factor = FACTORS.get(source.isEmpty() ? "" : source + " to " + unit);
    Meaning meaning =
        Meaning.ofOpenTelemetry(
            rule.path("metric").asText(), kind, unit, rule.path("desc").asText());
    return new Rule(meaning, factor == null ? Double.NaN : factor, attributes);
  }

  private static void addAttributes(JsonNode rule, Map<String, String> attributes) {
    for (Map.Entry<String, JsonNode> attribute : rule.path("metricAttribute").properties()) {
      JsonNode value = attribute.getValue();
      attributes.put(
          attribute.getKey(), value.isObject() ? states(value).toString() : value.asText());
    }
  }

  private static Map<String, String> states(JsonNode mapping) {
    Map<String, String> states = new TreeMap<>();
    mapping.properties().forEach(state -> states.put(state.getKey(), state.getValue().asText()));
    return states;
  }
}
