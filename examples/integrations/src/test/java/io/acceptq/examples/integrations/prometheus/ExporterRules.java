// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.prometheus;

import io.acceptq.examples.integrations.metrics.ExportedMetric;
import io.acceptq.monitor.vocabulary.MetricSpec;
import java.util.List;

/** Generates the JMX exporter's configuration from the vocabulary. */
final class ExporterRules {
  private static final String HEAD =
      """
      # Exports acceptq's beans as Prometheus metrics, through the JMX exporter:
      #
      #   java -javaagent:acceptq-agent.jar \\
      #     -javaagent:jmx_prometheus_javaagent.jar=9404:jmx-exporter.yml -jar your-service.jar
      #
      # Only acceptq's beans are read. An unknown value has no series. A listener has the labels
      # `address` and `port`. Further members of a reuse-port group also have the label `member`; a
      # Unix domain socket has no `port`.
      # Generated from the vocabulary in the code; a test fails if this file differs.
      includeObjectNames: ["acceptq:*"]
      rules:
      """;

  /** The name of a listener's bean: a path, or a port after an address with or without brackets. */
  private static final String NAME = "(?:(unix:.+)|\\[?([^\\]]+?)\\]?:(\\d+)(?:#(\\d+))?)";

  private static final int GROUPS = 4;

  private ExporterRules() {}

  static String of(List<ExportedMetric> vocabulary) {
    StringBuilder yaml = new StringBuilder(HEAD);
    String bean = "";
    for (ExportedMetric exported : vocabulary) {
      if (!exported.bean().equals(bean)) {
        bean = exported.bean();
        yaml.append(
            """

            # acceptq:type=%s. The first rule skips all attributes that are not exported, so that
            # the other rules are not tried on them.
            - pattern: '^acceptq<type=%s\\b.*><>(?:%s):'
              name: ""
              cache: true
            """
                .formatted(bean, bean, String.join("|", ExportedMetric.notExported(bean))));
      }
      append(exported, yaml);
    }
    return yaml.toString();
  }

  private static void append(ExportedMetric exported, StringBuilder yaml) {
    MetricSpec metric = exported.metric();
    boolean state = metric.kind == MetricSpec.Kind.STATE;
    boolean listener = exported.bean().equals(ExportedMetric.LISTENER);
    String keys = "type=" + exported.bean() + (listener ? ", name=\"" + NAME + "\"" : "");
    yaml.append(
        """
        - pattern: '^acceptq<%s><>%s:%s'
          name: %s
          type: %s
          help: "%s"
        """
            .formatted(
                keys,
                exported.attribute(),
                state ? " (.+)" : "",
                metric.name,
                metric.kind == MetricSpec.Kind.COUNTER ? "COUNTER" : "GAUGE",
                exported.help()));
    if (state) {
      yaml.append("  value: 1\n");
    } else if (metric.factor != 1) {
      yaml.append("  valueFactor: ").append(metric.factor).append('\n');
    }
    if (listener || metric.label != null) {
      yaml.append("  labels:\n");
    }
    if (listener) {
      yaml.append("    address: \"$1$2\"\n    port: \"$3\"\n    member: \"$4\"\n");
    }
    if (metric.label != null) {
      String value = state ? "$" + (listener ? GROUPS + 1 : 1) : metric.labelValue;
      yaml.append("    %s: \"%s\"\n".formatted(metric.label, value));
    }
    if (!state) { // the exporter caches labels, which for a state depend on the value
      yaml.append("  cache: true\n");
    }
  }
}
