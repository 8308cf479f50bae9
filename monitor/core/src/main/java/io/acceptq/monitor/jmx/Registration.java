// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.sample.Faults;
import javax.management.DynamicMBean;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** One bean in the MBean server, for as long as it is to be there. Sampler thread only. */
final class Registration {
  private final MBeanServer server;
  private final Faults faults;
  private final String name;
  private boolean registered;

  Registration(MBeanServer server, Faults faults, String keys, DynamicMBean bean) {
    this.server = server;
    this.faults = faults;
    this.name = "acceptq:" + keys;
    try {
      server.registerMBean(bean, new ObjectName(name));
      registered = true;
    } catch (InstanceAlreadyExistsException e) {
      faults.report(name + " is there already: does acceptq run twice in this JVM?");
    } catch (JMException e) {
      faults.report("registering " + name + ": " + e);
    }
  }

  void end() {
    if (!registered) {
      return;
    }
    try {
      server.unregisterMBean(new ObjectName(name));
    } catch (InstanceNotFoundException e) {
      registered = false; // somebody else took it out
    } catch (JMException e) {
      faults.report("unregistering " + name + ": " + e);
    }
  }
}
