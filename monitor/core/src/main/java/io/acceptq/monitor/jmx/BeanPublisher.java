// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.EpisodeEvent;
import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.diagnosis.Verdict;
import io.acceptq.monitor.spi.Controls;
import io.acceptq.monitor.spi.ErrorReporter;
import io.acceptq.monitor.spi.Publisher;
import io.acceptq.monitor.spi.WaitingClients;
import io.acceptq.monitor.vocabulary.KernelAttributes;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Keeps the beans of an MBean server equal to the latest report: a listener's bean is registered at
 * its first sample and unregistered when the listener is closed. Used by the sampler thread only.
 */
public final class BeanPublisher implements Publisher<Report> {
  private final MBeanServer server;
  private final Controls controls;
  private final WaitingClients waiting;
  private final ErrorReporter errors;
  private final NotificationSender sender;
  private final RegistrationLimit limit = new RegistrationLimit();
  private final Map<Long, RegisteredListener> listeners = new HashMap<>();
  private NotifyingBean<Report> kernel;
  private MonitorBean monitor;
  private BeanRegistration kernelRegistration;
  private BeanRegistration monitorRegistration;
  private long round;

  private static final class RegisteredListener {
    final ListenerBean bean;
    final BeanRegistration registration;

    /** The latest report that had this listener. */
    long round;

    RegisteredListener(ListenerBean bean, BeanRegistration registration) {
      this.bean = bean;
      this.registration = registration;
    }
  }

  public BeanPublisher(
      MBeanServer server, Controls controls, WaitingClients waiting, ErrorReporter errors) {
    this.server = server;
    this.controls = controls;
    this.waiting = waiting;
    this.errors = errors;
    this.sender = new NotificationSender(errors);
  }

  @Override
  public void publish(Report report) {
    showNamespaceAndMonitor(report);
    long millis = report.snapshot.wallMillis();
    for (EpisodeEvent event : report.events) {
      if (event.closed && listeners.containsKey(event.listener)) {
        listeners.get(event.listener).bean.send(event, millis);
      }
    }
    round++;
    unregisterClosed(report);
    limit.forgetClosed(report.verdicts);
    for (Verdict verdict : report.verdicts) {
      show(verdict, report.snapshot.millis);
    }
    for (EpisodeEvent event : report.events) {
      NotifyingBean<?> bean = event.closed ? null : beanOf(event);
      if (bean != null) {
        bean.send(event, millis);
      }
    }
  }

  private void showNamespaceAndMonitor(Report report) {
    if (monitor == null) {
      kernel =
          new NotifyingBean<>(
              "Listen counters and limits of the network namespace",
              KernelAttributes.ALL,
              report,
              sender);
      monitor = new MonitorBean(report, controls);
      kernelRegistration = new BeanRegistration(server, errors, "type=Kernel", kernel);
      monitorRegistration = new BeanRegistration(server, errors, "type=Monitor", monitor);
    }
    kernel.show(report);
    monitor.show(report);
  }

  private NotifyingBean<?> beanOf(EpisodeEvent event) {
    if (event.listener == EpisodeEvent.NAMESPACE) {
      return kernel;
    }
    RegisteredListener registered = listeners.get(event.listener);
    return registered == null ? null : registered.bean;
  }

  /** Before new ones are registered: a port that was bound again has the name of the closed one. */
  private void unregisterClosed(Report report) {
    for (Verdict verdict : report.verdicts) {
      RegisteredListener registered = listeners.get(verdict.sample.listener.id);
      if (registered != null) {
        registered.round = round;
      }
    }
    for (Iterator<RegisteredListener> all = listeners.values().iterator(); all.hasNext(); ) {
      RegisteredListener registered = all.next();
      if (registered.round != round) {
        all.remove();
        registered.registration.end();
      }
    }
  }

  private void show(Verdict verdict, long millis) {
    RegisteredListener registered = listeners.get(verdict.sample.listener.id);
    if (registered != null) {
      registered.bean.show(verdict);
      return;
    }
    if (!limit.allows(verdict.sample.listener.id, millis)) {
      return;
    }
    ListenerBean bean = new ListenerBean(verdict, sender, controls, waiting);
    String keys = "type=Listener,name=" + ObjectName.quote(verdict.sample.listener.name);
    registered = new RegisteredListener(bean, new BeanRegistration(server, errors, keys, bean));
    registered.round = round;
    listeners.put(verdict.sample.listener.id, registered);
  }

  @Override
  public void close() {
    for (RegisteredListener registered : listeners.values()) {
      registered.registration.end();
    }
    listeners.clear();
    if (monitor != null) {
      kernelRegistration.end();
      monitorRegistration.end();
    }
  }
}
