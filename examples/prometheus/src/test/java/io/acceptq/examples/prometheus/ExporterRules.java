// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import io.acceptq.monitor.vocabulary.MetricSpec;
import java.util.List;

/** The JMX exporter's configuration, written from the vocabulary. */
final class ExporterRules {
  private static final String HEAD =
      """
      # acceptq's beans as Prometheus metrics, through the JMX exporter:
      #
      #   java -javaagent:acceptq-agent.jar -javaagent:jmx_prometheus_javaagent.jar=9404:jmx-exporter.yml -jar your-service.jar
      #
      # Only acceptq's beans are read. An unknown value gives no sample. A listener has the labels `address` and `port`, a
      # further member of a reuse-port group `member` too, and a Unix domain socket no `port`.
      # This file is written from the vocabulary in the code; a test fails if one of them lags.
      includeObjectNames: ["acceptq:*"]
      rules:
      """;

  /** The name of a listener's bean: a path, or an address in or without brackets, and a port. */
  private static final String NAME = "(?:(unix:.+)|\\[?([^\\]]+?)\\]?:(\\d+)(?:#(\\d+))?)";

  private static final int GROUPS = 4;

  private ExporterRules() {}

  static String of(List<MetricTerm> vocabulary) {
    StringBuilder yaml = new StringBuilder(HEAD);
    String bean = "";
    for (MetricTerm term : vocabulary) {
      if (!term.bean().equals(bean)) {
        bean = term.bean();
        yaml.append(
            """

            # acceptq:type=%s; what is no metric first, so that not every rule is tried on it
            - pattern: '^acceptq<type=%s\\b.*><>(?:%s):'
              name: ""
              cache: true
            """
                .formatted(bean, bean, String.join("|", MetricTerm.othersOf(bean))));
      }
      append(term, yaml);
    }
    return yaml.toString();
  }

  private static void append(MetricTerm term, StringBuilder yaml) {
    MetricSpec metric = term.metric();
    boolean state = metric.kind == MetricSpec.Kind.STATE;
    boolean listener = term.bean().equals(MetricTerm.LISTENER);
    String keys = "type=" + term.bean() + (listener ? ", name=\"" + NAME + "\"" : "");
    yaml.append(
        """
        - pattern: '^acceptq<%s><>%s:%s'
          name: %s
          type: %s
          help: "%s"
        """
            .formatted(
                keys,
                term.attribute(),
                state ? " (.+)" : "",
                metric.name,
                metric.kind == MetricSpec.Kind.COUNTER ? "COUNTER" : "GAUGE",
                term.help()));
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
      String text = state ? "$" + (listener ? GROUPS + 1 : 1) : metric.labelValue;
      yaml.append("    %s: \"%s\"\n".formatted(metric.label, text));
    }
    if (!state) { // the exporter remembers nothing that depends on the value
      yaml.append("  cache: true\n");
    }
  }
}
