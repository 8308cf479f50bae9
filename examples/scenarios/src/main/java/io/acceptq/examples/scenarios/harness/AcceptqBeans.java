// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.harness;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** Commands that read acceptq's MBeans in the JVM they run in. */
public final class AcceptqBeans {
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  private AcceptqBeans() {}

  public static void addTo(CommandLoop commands) {
    commands.add("beans", none -> all());
    commands.add("state", arguments -> state(port(arguments)));
    commands.add("attribute", arguments -> attribute(port(arguments), arguments.get(1)));
    commands.add(
        "simulate", arguments -> simulate(port(arguments), Integer.valueOf(arguments.get(1))));
  }

  private static int port(List<String> arguments) {
    return Integer.parseInt(arguments.get(0));
  }

  /** {@code beans}: bean, attribute and value of all that is known, separated by tabs. */
  private static List<String> all() throws JMException {
    List<String> lines = new ArrayList<>();
    for (ObjectName bean : SERVER.queryNames(new ObjectName("acceptq:*"), null)) {
      try {
        lines.addAll(attributes(bean));
      } catch (InstanceNotFoundException e) {
        // The listener was closed after the query.
      }
    }
    return lines;
  }

  private static List<String> attributes(ObjectName bean) throws JMException {
    List<String> lines = new ArrayList<>();
    MBeanAttributeInfo[] infos = SERVER.getMBeanInfo(bean).getAttributes();
    String[] names = Stream.of(infos).map(MBeanAttributeInfo::getName).toArray(String[]::new);
    for (Attribute attribute : SERVER.getAttributes(bean, names).asList()) {
      if (attribute.getValue() != null) {
        String value = attribute.getValue().toString().replaceAll("\\s+", " ");
        lines.add(String.join("\t", bean.getCanonicalName(), attribute.getName(), value));
      }
    }
    return lines;
  }

  /**
   * {@code state PORT}: health, cause and diagnosis of a listener, a line each and empty if null;
   * the cause is that of the network namespace if the listener has none. No line while there is no
   * bean.
   */
  private static List<String> state(int port) throws JMException {
    try {
      ObjectName listener = listener(port);
      if (listener == null) {
        return List.of();
      }
      Object cause = SERVER.getAttribute(listener, "Cause");
      if (cause == null) {
        cause = SERVER.getAttribute(new ObjectName("acceptq:type=Kernel"), "Cause");
      }
      return List.of(
          Objects.toString(SERVER.getAttribute(listener, "Health"), ""),
          Objects.toString(cause, ""),
          Objects.toString(SERVER.getAttribute(listener, "Diagnosis"), ""));
    } catch (InstanceNotFoundException e) {
      return List.of(); // the listener was closed after the query
    }
  }

  private static ObjectName listener(int port) throws JMException {
    for (ObjectName name : SERVER.queryNames(new ObjectName("acceptq:type=Listener,*"), null)) {
      if (Integer.valueOf(port).equals(SERVER.getAttribute(name, "Port"))) {
        return name;
      }
    }
    return null;
  }

  /** {@code attribute PORT NAME}: the value of a listener's attribute. */
  private static List<String> attribute(int port, String name) throws JMException {
    return List.of(String.valueOf(SERVER.getAttribute(listener(port), name)));
  }

  /** {@code simulate PORT BACKLOG}: bounds of the peak, then of the number of refused clients. */
  private static List<String> simulate(int port, Integer backlog) throws JMException {
    CompositeData whatIf =
        (CompositeData)
            SERVER.invoke(
                listener(port),
                "simulateBacklog",
                new Object[] {backlog},
                new String[] {Integer.class.getName()});
    return Stream.of("PeakAtLeast", "Peak", "DroppedAtLeast", "Dropped")
        .map(key -> whatIf.get(key).toString())
        .toList();
  }
}
