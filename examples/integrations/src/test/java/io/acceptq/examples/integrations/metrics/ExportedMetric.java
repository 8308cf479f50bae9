// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.metrics;

import io.acceptq.monitor.vocabulary.AttributeSpec;
import io.acceptq.monitor.vocabulary.KernelAttributes;
import io.acceptq.monitor.vocabulary.ListenerAttributes;
import io.acceptq.monitor.vocabulary.MetricSpec;
import io.acceptq.monitor.vocabulary.MonitorAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An attribute of the vocabulary that is exported as a metric.
 *
 * @param bean type of its beans
 * @param attribute of these beans
 * @param unit of the attribute, in the plural
 * @param metric that exporters make of it
 * @param help of the metric, which may be made of several attributes
 */
public record ExportedMetric(
    String bean, String attribute, String unit, MetricSpec metric, String help) {
  public static final String LISTENER = "Listener";

  /** In the vocabulary's order. */
  public static final List<ExportedMetric> ALL = all();

  /** Their names. */
  public static final Set<String> NAMES =
      ALL.stream().map(exported -> exported.metric.name).collect(Collectors.toUnmodifiableSet());

  /** The attributes of a bean that are not exported. */
  public static List<String> notExported(String bean) {
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

  private static List<ExportedMetric> all() {
    List<ExportedMetric> all = new ArrayList<>();
    add(all, LISTENER, ListenerAttributes.ALL);
    add(all, "Kernel", KernelAttributes.ALL);
    add(all, "Monitor", MonitorAttributes.ALL);
    return List.copyOf(all);
  }

  private static <S> void add(List<ExportedMetric> all, String bean, List<AttributeSpec<S>> terms) {
    for (AttributeSpec<S> term : terms) {
      if (term.metric != null) {
        String help = help(term, terms);
        all.add(new ExportedMetric(bean, term.attribute, term.unit, term.metric, help));
      }
    }
  }

  /** A metric that is made of several attributes has one help text. */
  private static <S> String help(AttributeSpec<S> term, List<AttributeSpec<S>> terms) {
    return terms.stream()
        .filter(other -> other.metric != null && other.metric.name.equals(term.metric.name))
        .map(other -> other.help)
        .collect(Collectors.joining("; "));
  }
}
