// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import io.acceptq.monitor.diagnosis.Health;
import io.acceptq.monitor.diagnosis.cause.Cause;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.vocabulary.MetricSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules for OpenTelemetry's Java agent, written from the vocabulary. */
final class OpenTelemetryRules {
  private static final String HEAD =
      """
      # acceptq's beans as metrics of the OpenTelemetry Java agent:
      #
      #   java -javaagent:acceptq-agent.jar -javaagent:opentelemetry-javaagent.jar -Dotel.jmx.config=jmx-rules.yaml -jar your-service.jar
      #
      # In Prometheus they have the names that jmx-exporter.yml gives, so that the same alerts and dashboards serve both. What differs:
      # `address` is the whole name of the listener, `0.0.0.0:8080`, and there are no `port` and `member`; a state is one series for each of its
      # values, 1 or 0, and `NONE` where there is no cause; new listeners are found within a minute.
      # This file is written from the vocabulary in the code; a test fails if one of them lags.
      rules:
      """;

  private static final Map<String, String> SOURCE_UNITS =
      Map.of("0.001", "ms", "1.0E-6", "us", "0.01", "%");

  private OpenTelemetryRules() {}

  static String of(List<MetricTerm> vocabulary) {
    StringBuilder yaml = new StringBuilder(HEAD);
    String bean = "";
    for (MetricTerm term : vocabulary) {
      if (!term.bean().equals(bean)) {
        bean = term.bean();
        boolean listener = bean.equals(MetricTerm.LISTENER);
        yaml.append("  - bean: acceptq:type=").append(bean).append(listener ? ",name=*\n" : "\n");
        yaml.append(listener ? "    metricAttribute:\n      address: beanattr(Name)\n" : "");
        yaml.append("    mapping:\n");
      }
      if (isTold(term)) {
        append(term, yaml);
      }
    }
    return yaml.toString();
  }

  /** A state has to have a known set of values; a version has not. */
  static boolean isTold(MetricTerm term) {
    return !term.attribute().equals("Version");
  }

  /** What OpenTelemetry's rules for Prometheus make the vocabulary's name of again. */
  static String name(MetricSpec metric) {
    return metric.name.replaceAll("_(total|seconds|ratio)$", "").replace('_', '.');
  }

  private static void append(MetricTerm term, StringBuilder yaml) {
    MetricSpec metric = term.metric();
    yaml.append(
        """
              %s:
                metric: %s
                type: %s
                desc: "%s"
        """
            .formatted(
                term.attribute(),
                name(metric),
                metric.kind.name().toLowerCase(Locale.ROOT),
                term.help()));
    if (metric.kind == MetricSpec.Kind.STATE) {
      yaml.append("        metricAttribute:\n          ").append(metric.label).append(":\n");
      states(term)
          .forEach(state -> yaml.append("            \"%s\": %s\n".formatted(state, state)));
      yaml.append("            \"%s\": \"*\"\n".formatted(otherwise(term)));
      return;
    }
    if (metric.factor != 1) {
      String source = SOURCE_UNITS.get(Double.toString(metric.factor));
      yaml.append("        sourceUnit: \"%s\"\n".formatted(source));
    }
    yaml.append("        unit: \"%s\"\n".formatted(unit(term)));
    if (metric.label != null) {
      yaml.append("        metricAttribute:\n");
      yaml.append("          %s: const(%s)\n".formatted(metric.label, metric.labelValue));
    }
  }

  static String unit(MetricTerm term) {
    if (term.metric().name.endsWith("_seconds")) {
      return "s";
    }
    return term.metric().name.endsWith("_ratio") || term.metric().kind == MetricSpec.Kind.STATE
        ? "1"
        : "{" + term.unit().replaceAll("s$", "") + "}";
  }

  private static List<String> states(MetricTerm term) {
    Enum<?>[] all =
        switch (term.attribute()) {
          case "Health" -> Health.values();
          case "Source" -> SourceKind.values();
          default -> Cause.values();
        };
    return Arrays.stream(all)
        .map(Enum::name)
        .filter(state -> !state.equals(otherwise(term)))
        .filter(state -> term.bean().equals("Kernel") == state.equals("OTHER_LISTENER"))
        .toList();
  }

  /** What any other value means, and null. */
  private static String otherwise(MetricTerm term) {
    return term.attribute().equals("Health") ? "UNKNOWN" : "NONE";
  }
}
