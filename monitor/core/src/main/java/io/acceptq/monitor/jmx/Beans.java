// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.Edge;
import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.diagnosis.ReportPublisher;
import io.acceptq.monitor.diagnosis.Verdict;
import io.acceptq.monitor.sample.Controls;
import io.acceptq.monitor.sample.Faults;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.Snapshot;
import io.acceptq.monitor.sample.WaitingClients;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Keeps the beans of an MBean server equal to the latest snapshot: a listener's comes with its
 * first sample and goes with the listener.
 */
public final class Beans implements ReportPublisher {
  private final MBeanServer server;
  private final Controls controls;
  private final WaitingClients waiting;
  private final String version;
  private final Faults faults;
  private final Map<Long, Shown> listeners = new HashMap<>();
  private final List<Registration> others = new ArrayList<>();
  private NotifyingBean<KernelState> kernel;
  private MonitorBean monitor;
  private long round;

  private static final class Shown {
    final ListenerBean bean;
    final Registration registration;
    long round;

    Shown(ListenerBean bean, Registration registration) {
      this.bean = bean;
      this.registration = registration;
    }
  }

  public Beans(
      MBeanServer server,
      Controls controls,
      WaitingClients waiting,
      String version,
      Faults faults) {
    this.server = server;
    this.controls = controls;
    this.waiting = waiting;
    this.version = version;
    this.faults = faults;
  }

  /**
   * On the platform's MBean server, which is created by this if the service has not yet: with the
   * builder of the service's choice, which {@code MBeanServerFactory} looks for in the context
   * class loader.
   *
   * @throws RuntimeException if that builder cannot be loaded
   */
  public static Beans onPlatform(
      Controls controls, WaitingClients waiting, String version, Faults faults) {
    Thread thread = Thread.currentThread();
    ClassLoader loader = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    try {
      return new Beans(
          ManagementFactory.getPlatformMBeanServer(), controls, waiting, version, faults);
    } finally {
      thread.setContextClassLoader(loader);
    }
  }

  @Override
  public void publish(Report report) {
    Snapshot snapshot = report.snapshot;
    KernelState namespace = new KernelState(snapshot.namespace, report.namespace);
    MonitorState self = new MonitorState(report, controls.knobs(), version);
    if (monitor == null) {
      kernel = new NotifyingBean<>("The network namespace's listeners", KernelTerms.ALL, namespace);
      monitor = new MonitorBean(self, controls);
      others.add(new Registration(server, faults, "type=Kernel", kernel));
      others.add(new Registration(server, faults, "type=Monitor", monitor));
    }
    kernel.show(namespace);
    monitor.show(self);
    for (Edge edge : report.edges) {
      if (edge.closed && listeners.containsKey(edge.listener)) {
        listeners.get(edge.listener).bean.send(edge, snapshot.millis);
      }
    }
    round++;
    goneBeforeNew(snapshot);
    for (Verdict verdict : report.verdicts) {
      show(verdict);
    }
    for (Edge edge : report.edges) {
      if (!edge.closed) {
        NotifyingBean<?> bean =
            edge.listener == Edge.NAMESPACE ? kernel : listeners.get(edge.listener).bean;
        bean.send(edge, snapshot.millis);
      }
    }
  }

  /** A re-bound port has the name of the one before. */
  private void goneBeforeNew(Snapshot snapshot) {
    for (ListenerSample sample : snapshot.listeners) {
      Shown shown = listeners.get(sample.listener.id);
      if (shown != null) {
        shown.round = round;
      }
    }
    for (Iterator<Shown> all = listeners.values().iterator(); all.hasNext(); ) {
      Shown shown = all.next();
      if (shown.round != round) {
        all.remove();
        shown.registration.end();
      }
    }
  }

  private void show(Verdict verdict) {
    ListenerSample sample = verdict.sample;
    ListenerState state = new ListenerState(verdict, controls.knobs());
    Shown shown = listeners.get(sample.listener.id);
    if (shown != null) {
      shown.bean.show(state);
      return;
    }
    ListenerBean bean = new ListenerBean(state, controls, waiting);
    String keys = "type=Listener,name=" + ObjectName.quote(sample.listener.name);
    shown = new Shown(bean, new Registration(server, faults, keys, bean));
    shown.round = round;
    listeners.put(sample.listener.id, shown);
  }

  @Override
  public void close() {
    for (Shown shown : listeners.values()) {
      shown.registration.end();
    }
    listeners.clear();
    for (Registration registration : others) {
      registration.end();
    }
    others.clear();
  }
}
