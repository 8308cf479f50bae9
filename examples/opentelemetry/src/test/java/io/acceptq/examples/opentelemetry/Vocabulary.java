// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.opentelemetry;

import io.acceptq.monitor.diagnosis.Cause;
import io.acceptq.monitor.diagnosis.Health;
import io.acceptq.monitor.jmx.KernelTerms;
import io.acceptq.monitor.jmx.ListenerTerms;
import io.acceptq.monitor.jmx.Metric;
import io.acceptq.monitor.jmx.MonitorTerms;
import io.acceptq.monitor.jmx.Term;
import io.acceptq.monitor.sample.SourceKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rules that the code's vocabulary asks for, by bean and attribute. */
final class Vocabulary {
  static final Map<String, Rule> RULES = rules();

  private Vocabulary() {}

  private static Map<String, Rule> rules() {
    Map<String, Rule> rules = new TreeMap<>();
    add(rules, "Listener", ListenerTerms.ALL, Map.of("address", "beanattr(Name)"));
    add(rules, "Kernel", KernelTerms.ALL, Map.of());
    add(rules, "Monitor", MonitorTerms.ALL, Map.of());
    // A state has to have a known set of values.
    rules.remove("Monitor Version");
    return rules;
  }

  private static <S> void add(
      Map<String, Rule> rules, String bean, List<Term<S>> terms, Map<String, String> ofBean) {
    for (Term<S> term : terms) {
      Metric metric = term.metric;
      if (metric == null) {
        continue;
      }
      Map<String, String> attributes = new TreeMap<>(ofBean);
      if (metric.label != null) {
        attributes.put(
            metric.label,
            metric.kind == Metric.Kind.STATE
                ? states(bean, term.attribute).toString()
                : "const(" + metric.labelValue + ")");
      }
      Meaning meaning = Meaning.of(metric, term.unit, help(term, terms));
      rules.put(bean + " " + term.attribute, new Rule(meaning, metric.factor, attributes));
    }
  }

  /** A metric has one help, be it made of several attributes. */
  private static <S> String help(Term<S> term, List<Term<S>> terms) {
    return terms.stream()
        .filter(other -> other.metric != null && other.metric.name.equals(term.metric.name))
        .map(other -> other.help)
        .collect(Collectors.joining("; "));
  }

  /** Each is what it is called; the one that means nothing in particular is all else, and null. */
  private static Map<String, String> states(String bean, String attribute) {
    Map<String, String> states = new TreeMap<>();
    if (attribute.equals("Health")) {
      add(states, Health.values());
      states.put(Health.UNKNOWN.name(), "*");
      return states;
    }
    if (attribute.equals("Source")) {
      add(states, SourceKind.values());
    } else {
      add(states, Cause.values());
      states.keySet().removeIf(cause -> cause.equals("OTHER_LISTENER") != bean.equals("Kernel"));
    }
    states.put("NONE", "*");
    return states;
  }

  private static void add(Map<String, String> states, Enum<?>[] values) {
    Arrays.stream(values).forEach(value -> states.put(value.name(), value.name()));
  }
}
