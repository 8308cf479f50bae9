// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.sample.Controls;
import io.acceptq.monitor.sample.Faults;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.NamespaceSample;
import io.acceptq.monitor.sample.Publisher;
import io.acceptq.monitor.sample.Snapshot;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import javax.management.DynamicMBean;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Keeps the beans of an MBean server equal to the latest snapshot: a listener's comes with its
 * first sample and goes with the listener.
 */
public final class Beans implements Publisher {
  private static final String DOMAIN = "acceptq:";

  private final MBeanServer server;
  private final Controls controls;
  private final String version;
  private final Faults faults;
  private final Map<Long, Registered> listeners = new HashMap<>();
  private Bean<NamespaceSample> kernel;
  private MonitorBean monitor;
  private long round;

  private static final class Registered {
    final String name;
    final ListenerBean bean;
    long round;

    Registered(String name, ListenerBean bean) {
      this.name = name;
      this.bean = bean;
    }
  }

  public Beans(MBeanServer server, Controls controls, String version, Faults faults) {
    this.server = server;
    this.controls = controls;
    this.version = version;
    this.faults = faults;
  }

  @Override
  public void publish(Snapshot snapshot) {
    MonitorState self = new MonitorState(snapshot.self, controls.knobs(), version);
    if (monitor == null) {
      kernel = new Bean<>("The network namespace's listeners", KernelTerms.ALL, snapshot.namespace);
      monitor = new MonitorBean(self, controls);
      register("type=Kernel", kernel);
      register("type=Monitor", monitor);
    }
    kernel.show(snapshot.namespace);
    monitor.show(self);
    round++;
    for (ListenerSample sample : snapshot.listeners) {
      show(sample);
    }
    for (Iterator<Registered> all = listeners.values().iterator(); all.hasNext(); ) {
      Registered registered = all.next();
      if (registered.round != round) {
        all.remove();
        unregister(registered.name);
      }
    }
  }

  private void show(ListenerSample sample) {
    ListenerState state = new ListenerState(sample, controls.knobs());
    Registered registered = listeners.get(sample.listener.id);
    if (registered == null) {
      registered =
          new Registered(
              "type=Listener,name=" + ObjectName.quote(sample.listener.name),
              new ListenerBean(state, controls));
      listeners.put(sample.listener.id, registered);
      register(registered.name, registered.bean);
    }
    registered.round = round;
    registered.bean.show(state);
  }

  private void register(String name, DynamicMBean bean) {
    try {
      server.registerMBean(bean, new ObjectName(DOMAIN + name));
    } catch (JMException e) {
      faults.report("registering " + DOMAIN + name + ": " + e);
    }
  }

  private void unregister(String name) {
    try {
      server.unregisterMBean(new ObjectName(DOMAIN + name));
    } catch (InstanceNotFoundException e) {
      return; // somebody else took it out, or it never came in
    } catch (JMException e) {
      faults.report("unregistering " + DOMAIN + name + ": " + e);
    }
  }

  @Override
  public void close() {
    for (Registered registered : listeners.values()) {
      unregister(registered.name);
    }
    listeners.clear();
    if (monitor != null) {
      unregister("type=Kernel");
      unregister("type=Monitor");
    }
  }
}
