// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.spi.ErrorReporter;
import javax.management.DynamicMBean;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The registration of one bean in the MBean server. Sampler thread only. */
final class BeanRegistration {
  private final MBeanServer server;
  private final ErrorReporter errors;
  private final String name;
  private boolean registered;

  BeanRegistration(MBeanServer server, ErrorReporter errors, String keys, DynamicMBean bean) {
    this.server = server;
    this.errors = errors;
    this.name = "acceptq:" + keys;
    try {
      server.registerMBean(bean, new ObjectName(name));
      registered = true;
    } catch (InstanceAlreadyExistsException e) {
      errors.report(name + " is already registered; is acceptq loaded twice?");
    } catch (JMException e) {
      errors.report("registering " + name + ": " + e);
    }
  }

  void end() {
    if (!registered) {
      return;
    }
    try {
      server.unregisterMBean(new ObjectName(name));
    } catch (InstanceNotFoundException e) {
      registered = false; // unregistered by someone else
    } catch (JMException e) {
      errors.report("unregistering " + name + ": " + e);
    }
  }
}
