// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import io.acceptq.monitor.jmx.KernelTerms;
import io.acceptq.monitor.jmx.ListenerTerms;
import io.acceptq.monitor.jmx.Metric;
import io.acceptq.monitor.jmx.MonitorTerms;
import io.acceptq.monitor.jmx.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A term of the code's vocabulary that is a metric.
 *
 * @param bean the type of the beans that have it
 * @param attribute of these beans
 * @param unit of the attribute, in the plural
 * @param metric what exporters make of it
 * @param help of the metric, which may be made of several attributes
 */
record MetricTerm(String bean, String attribute, String unit, Metric metric, String help) {
  static final String LISTENER = "Listener";

  /** In the vocabulary's order. */
  static final List<MetricTerm> ALL = all();

  /** The attributes of a bean that are no metric. */
  static List<String> othersOf(String bean) {
    List<? extends Term<?>> terms =
        switch (bean) {
          case LISTENER -> ListenerTerms.ALL;
          case "Kernel" -> KernelTerms.ALL;
          default -> MonitorTerms.ALL;
        };
    return terms.stream()
        .filter(term -> term.metric == null)
        .map(term -> term.attribute)
        .collect(Collectors.toList());
  }

  private static List<MetricTerm> all() {
    List<MetricTerm> all = new ArrayList<>();
    add(all, LISTENER, ListenerTerms.ALL);
    add(all, "Kernel", KernelTerms.ALL);
    add(all, "Monitor", MonitorTerms.ALL);
    return List.copyOf(all);
  }

  private static <S> void add(List<MetricTerm> all, String bean, List<Term<S>> terms) {
    for (Term<S> term : terms) {
      if (term.metric != null) {
        all.add(new MetricTerm(bean, term.attribute, term.unit, term.metric, help(term, terms)));
      }
    }
  }

  /** A metric has one help, be it made of several attributes. */
  private static <S> String help(Term<S> term, List<Term<S>> terms) {
    return terms.stream()
        .filter(other -> other.metric != null && other.metric.name.equals(term.metric.name))
        .map(other -> other.help)
        .collect(Collectors.joining("; "));
  }
}
