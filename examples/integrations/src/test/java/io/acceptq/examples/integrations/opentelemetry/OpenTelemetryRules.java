// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.opentelemetry;

import io.acceptq.examples.integrations.metrics.ExportedMetric;
import io.acceptq.monitor.diagnosis.Health;
import io.acceptq.monitor.diagnosis.cause.Cause;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.vocabulary.MetricSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Generates the rules for the OpenTelemetry Java agent from the vocabulary. */
final class OpenTelemetryRules {
  private static final String HEAD =
      """
      # Exports acceptq's beans as metrics of the OpenTelemetry Java agent:
      #
      #   java -javaagent:acceptq-agent.jar -javaagent:opentelemetry-javaagent.jar \\
      #     -Dotel.jmx.config=jmx-rules.yaml -jar your-service.jar
      #
      # Prometheus shows them under the names in jmx-exporter.yml, so alerts and dashboards work
      # with both. The differences: `address` is the full name of the listener, `0.0.0.0:8080`, and
      # there are no labels `port` and `member`. A state has one series per value, 1 or 0, and the
      # cause is `NONE` if there is none. New listeners are discovered within a minute.
      # Generated from the vocabulary in the code; a test fails if this file differs.
      rules:
      """;

  private static final Map<String, String> SOURCE_UNITS =
      Map.of("0.001", "ms", "1.0E-6", "us", "0.01", "%");

  private OpenTelemetryRules() {}

  static String of(List<ExportedMetric> vocabulary) {
    StringBuilder yaml = new StringBuilder(HEAD);
    String bean = "";
    for (ExportedMetric exported : vocabulary) {
      if (!exported.bean().equals(bean)) {
        bean = exported.bean();
        boolean listener = bean.equals(ExportedMetric.LISTENER);
        yaml.append("  - bean: acceptq:type=").append(bean).append(listener ? ",name=*\n" : "\n");
        yaml.append(listener ? "    metricAttribute:\n      address: beanattr(Name)\n" : "");
        yaml.append("    mapping:\n");
      }
      if (isExported(exported)) {
        append(exported, yaml);
      }
    }
    return yaml.toString();
  }

  /** A state needs a fixed set of values, which a version does not have. */
  static boolean isExported(ExportedMetric exported) {
    return !exported.attribute().equals("Version");
  }

  /** The name that OpenTelemetry's Prometheus exporters translate into the vocabulary's name. */
  static String name(MetricSpec metric) {
    return metric.name.replaceAll("_(total|seconds|ratio)$", "").replace('_', '.');
  }

  private static void append(ExportedMetric exported, StringBuilder yaml) {
    MetricSpec metric = exported.metric();
    yaml.append(
        """
              %s:
                metric: %s
                type: %s
                desc: "%s"
        """
            .formatted(
                exported.attribute(),
                name(metric),
                metric.kind.name().toLowerCase(Locale.ROOT),
                exported.help()));
    if (metric.kind == MetricSpec.Kind.STATE) {
      yaml.append("        metricAttribute:\n          ").append(metric.label).append(":\n");
      states(exported)
          .forEach(state -> yaml.append("            \"%s\": %s\n".formatted(state, state)));
      yaml.append("            \"%s\": \"*\"\n".formatted(defaultState(exported)));
      return;
    }
    if (metric.factor != 1) {
      String source = SOURCE_UNITS.get(Double.toString(metric.factor));
      yaml.append("        sourceUnit: \"%s\"\n".formatted(source));
    }
    yaml.append("        unit: \"%s\"\n".formatted(unit(exported)));
    if (metric.label != null) {
      yaml.append("        metricAttribute:\n");
      yaml.append("          %s: const(%s)\n".formatted(metric.label, metric.labelValue));
    }
  }

  static String unit(ExportedMetric exported) {
    if (exported.metric().name.endsWith("_seconds")) {
      return "s";
    }
    return exported.metric().name.endsWith("_ratio")
            || exported.metric().kind == MetricSpec.Kind.STATE
        ? "1"
        : "{" + exported.unit().replaceAll("s$", "") + "}";
  }

  private static List<String> states(ExportedMetric exported) {
    Enum<?>[] all =
        switch (exported.attribute()) {
          case "Health" -> Health.values();
          case "Source" -> SourceKind.values();
          default -> Cause.values();
        };
    return Arrays.stream(all)
        .map(Enum::name)
        .filter(state -> !state.equals(defaultState(exported)))
        .filter(state -> exported.bean().equals("Kernel") == state.equals("OTHER_LISTENER"))
        .toList();
  }

  /** The state for null and for any other value. */
  private static String defaultState(ExportedMetric exported) {
    return exported.attribute().equals("Health") ? "UNKNOWN" : "NONE";
  }
}
