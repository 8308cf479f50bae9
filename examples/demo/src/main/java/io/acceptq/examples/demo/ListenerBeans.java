// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.demo;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Reads a service's acceptq MBeans the way JConsole does: attach, then JMX. */
final class ListenerBeans implements Closeable {
  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private ListenerBeans(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
  }

  @SuppressWarnings("BanJNDI") // the address is that of a process started here
  static ListenerBeans of(long pid) throws IOException {
    try {
      VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
      try {
        JMXServiceURL url = new JMXServiceURL(jvm.startLocalManagementAgent());
        return new ListenerBeans(JMXConnectorFactory.connect(url));
      } finally {
        jvm.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException("cannot attach to " + pid + ": " + e.getMessage(), e);
    }
  }

  /** All attributes of the listener's MBean; empty while there is none. */
  Optional<Map<String, Object>> listener(String name) throws IOException {
    try {
      ObjectName bean = new ObjectName("acceptq:type=Listener,name=" + ObjectName.quote(name));
      MBeanAttributeInfo[] infos = server.getMBeanInfo(bean).getAttributes();
      String[] names = new String[infos.length];
      for (int i = 0; i < infos.length; i++) {
        names[i] = infos[i].getName();
      }
      Map<String, Object> values = new HashMap<>();
      for (Attribute attribute : server.getAttributes(bean, names).asList()) {
        values.put(attribute.getName(), attribute.getValue());
      }
      return Optional.of(values);
    } catch (InstanceNotFoundException e) {
      return Optional.empty();
    } catch (JMException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
