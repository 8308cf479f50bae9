// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab.machine;

import io.acceptq.monitor.kernel.Kernel;
import io.acceptq.monitor.kernel.SocketTable;
import io.acceptq.monitor.spi.ErrorReporter;
import io.acceptq.monitor.spi.KernelSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What can be read on this machine: its sockets, its counters, and what acceptq says. */
final class Readings {
  private static final ErrorReporter FAULTS = System.err::println;

  private SocketTable table;
  private KernelSource kernel;

  static void addTo(Map<String, Command> commands) {
    Readings readings = new Readings();
    commands.put("table", none -> readings.table());
    commands.put("overflows", none -> readings.overflows());
    commands.put("somaxconn", none -> readings.somaxconn());
    commands.put("beans", none -> beans());
  }

  /** {@code table}: every TCP socket of the namespace. */
  private List<String> table() throws IOException {
    if (table == null) {
      table = SocketTable.open(FAULTS);
    }
    return table.read().stream().map(socket -> SocketRow.of(socket).text()).toList();
  }

  /** {@code overflows}: ListenOverflows of the namespace. */
  private List<String> overflows() throws IOException {
    return List.of(kernel().read(false).counters.listenOverflows.toString());
  }

  /** {@code somaxconn}: that of the namespace. */
  private List<String> somaxconn() {
    return List.of(kernel().limits().somaxconn.toString());
  }

  private KernelSource kernel() {
    if (kernel == null) {
      kernel = Kernel.open(true, FAULTS);
    }
    return kernel;
  }

  /** {@code beans}: {@code BEAN ATTRIBUTE VALUE} of every known attribute of acceptq's beans. */
  private static List<String> beans() throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    List<String> lines = new ArrayList<>();
    for (ObjectName bean : server.queryNames(new ObjectName("acceptq:*"), null)) {
      MBeanAttributeInfo[] infos = server.getMBeanInfo(bean).getAttributes();
      String[] names = new String[infos.length];
      for (int i = 0; i < infos.length; i++) {
        names[i] = infos[i].getName();
      }
      for (Attribute attribute : server.getAttributes(bean, names).asList()) {
        if (attribute.getValue() != null) {
          String value = attribute.getValue().toString().replaceAll("\\s+", " ");
          lines.add(String.join("\t", bean.getCanonicalName(), attribute.getName(), value));
        }
      }
    }
    return lines;
  }
}
