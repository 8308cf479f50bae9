// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.stories;

import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** What acceptq says of the story's listener, read as the service itself would. */
final class Bean {
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();
  private static final String[] ATTRIBUTES = {"Health", "Cause", "Diagnosis"};

  private Bean() {}

  /**
   * The attributes' values with tabs between; where the listener has no cause, that of the network
   * namespace. Empty while there is no bean.
   */
  static String read() throws JMException {
    try {
      ObjectName name = name();
      return name == null ? "" : read(name);
    } catch (InstanceNotFoundException e) {
      return ""; // closed meanwhile
    }
  }

  private static ObjectName name() throws JMException {
    for (ObjectName name : SERVER.queryNames(new ObjectName("acceptq:type=Listener,*"), null)) {
      if (Integer.valueOf(Service.PORT).equals(SERVER.getAttribute(name, "Port"))) {
        return name;
      }
    }
    return null;
  }

  private static String read(ObjectName name) throws JMException {
    Object kernels = SERVER.getAttribute(new ObjectName("acceptq:type=Kernel"), "Cause");
    StringBuilder values = new StringBuilder();
    for (String attribute : ATTRIBUTES) {
      Object value = SERVER.getAttribute(name, attribute);
      values.append(attribute.equals("Cause") && value == null ? kernels : value).append('\t');
    }
    return values.toString();
  }

  /** The value of one attribute. */
  static String attribute(String attribute) throws JMException {
    return String.valueOf(SERVER.getAttribute(name(), attribute));
  }

  /** Peak and clients refused with that backlog, at least and at most each. */
  static String simulate(int backlog) throws JMException {
    CompositeData whatIf =
        (CompositeData)
            SERVER.invoke(
                name(),
                "simulateBacklog",
                new Object[] {backlog},
                new String[] {Integer.class.getName()});
    return Stream.of("PeakAtLeast", "Peak", "DroppedAtLeast", "Dropped")
        .map(key -> whatIf.get(key).toString())
        .collect(Collectors.joining("\t"));
  }
}
