// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.stories;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What acceptq says of the story's listener, read as the service itself would. */
final class Bean {
  private static final String[] ATTRIBUTES = {"Health", "Cause", "Diagnosis"};

  private Bean() {}

  /**
   * The attributes' values with tabs between; where the listener has no cause, that of the network
   * namespace. Empty while there is no bean.
   */
  static String read() throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    Set<ObjectName> names = server.queryNames(new ObjectName("acceptq:type=Listener,*"), null);
    for (ObjectName name : names) {
      try {
        if (Integer.valueOf(Service.PORT).equals(server.getAttribute(name, "Port"))) {
          return read(server, name);
        }
      } catch (InstanceNotFoundException e) {
        return ""; // closed meanwhile
      }
    }
    return "";
  }

  private static String read(MBeanServer server, ObjectName name) throws JMException {
    Object kernels = server.getAttribute(new ObjectName("acceptq:type=Kernel"), "Cause");
    StringBuilder values = new StringBuilder();
    for (String attribute : ATTRIBUTES) {
      Object value = server.getAttribute(name, attribute);
      values.append(attribute.equals("Cause") && value == null ? kernels : value).append('\t');
    }
    return values.toString();
  }
}
