// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import io.acceptq.monitor.vocabulary.AttributeSpec;
import io.acceptq.monitor.vocabulary.KernelAttributes;
import io.acceptq.monitor.vocabulary.ListenerAttributes;
import io.acceptq.monitor.vocabulary.MetricSpec;
import io.acceptq.monitor.vocabulary.MonitorAttributes;
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
record MetricTerm(String bean, String attribute, String unit, MetricSpec metric, String help) {
  static final String LISTENER = "Listener";

  /** In the vocabulary's order. */
  static final List<MetricTerm> ALL = all();

  /** The attributes of a bean that are no metric. */
  static List<String> othersOf(String bean) {
    List<? extends AttributeSpec<?>> terms =
        switch (bean) {
          case LISTENER -> ListenerAttributes.ALL;
          case "Kernel" -> KernelAttributes.ALL;
          default -> MonitorAttributes.ALL;
        };
    return terms.stream()
        .filter(term -> term.metric == null)
        .map(term -> term.attribute)
        .collect(Collectors.toList());
  }

  private static List<MetricTerm> all() {
    List<MetricTerm> all = new ArrayList<>();
    add(all, LISTENER, ListenerAttributes.ALL);
    add(all, "Kernel", KernelAttributes.ALL);
    add(all, "Monitor", MonitorAttributes.ALL);
    return List.copyOf(all);
  }

  private static <S> void add(List<MetricTerm> all, String bean, List<AttributeSpec<S>> terms) {
    for (AttributeSpec<S> term : terms) {
      if (term.metric != null) {
        all.add(new MetricTerm(bean, term.attribute, term.unit, term.metric, help(term, terms)));
      }
    }
  }

  /** A metric has one help, be it made of several attributes. */
  private static <S> String help(AttributeSpec<S> term, List<AttributeSpec<S>> terms) {
    return terms.stream()
        .filter(other -> other.metric != null && other.metric.name.equals(term.metric.name))
        .map(other -> other.help)
        .collect(Collectors.joining("; "));
  }
}
