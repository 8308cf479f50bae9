// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.jmx;

import io.acceptq.monitor.diagnosis.Report;
import io.acceptq.monitor.spi.Controls;
import io.acceptq.monitor.spi.ErrorReporter;
import io.acceptq.monitor.spi.Publisher;
import io.acceptq.monitor.spi.WaitingClients;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/**
 * Shows the beans on the platform MBean server from the first sample on at which it exists. Whoever
 * wants to read beans creates it: JConsole, an exporter, remote JMX, or the service, with the
 * builder and the log manager of its choice. Used by the sampler thread only; until then costs a
 * look at a list, about 0.1 µs.
 */
public final class PlatformBeans implements Publisher<Report> {
  private final Controls controls;
  private final WaitingClients waiting;
  private final ErrorReporter errors;
  private final Supplier<MBeanServer> finder;
  private BeanPublisher beans;
  private boolean failed;

  PlatformBeans(
      Controls controls,
      WaitingClients waiting,
      ErrorReporter errors,
      Supplier<MBeanServer> finder) {
    this.controls = controls;
    this.waiting = waiting;
    this.errors = errors;
    this.finder = finder;
  }

  /**
   * Registers nothing yet.
   *
   * @throws LinkageError without the module {@code java.management}
   */
  public static PlatformBeans open(
      Controls controls, WaitingClients waiting, ErrorReporter errors) {
    PlatformBeans beans = new PlatformBeans(controls, waiting, errors, PlatformBeans::find);
    beans.look();
    return beans;
  }

  /**
   * The platform MBean server if it exists: {@code ManagementFactory} makes it known to the factory
   * before it registers the platform's beans there. Null if not.
   */
  static MBeanServer find() {
    for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
      try {
        if (server.isRegistered(new ObjectName(ManagementFactory.RUNTIME_MXBEAN_NAME))) {
          return server;
        }
      } catch (JMException e) {
        throw new IllegalStateException(e); // the name is well-formed
      }
    }
    return null;
  }

  @Override
  public void publish(Report report) {
    if (beans == null && !failed) {
      look();
    }
    if (beans != null) {
      beans.publish(report);
    }
  }

  private void look() {
    try {
      MBeanServer server = finder.get();
      if (server != null) {
        beans = new BeanPublisher(server, controls, waiting, errors);
      }
    } catch (RuntimeException e) { // a security manager, or a server of the service's own builder
      failed = true;
      errors.report("no MBeans, the MBean server cannot be used: " + e);
    }
  }

  @Override
  public boolean isWaiting() {
    return beans == null && !failed;
  }

  @Override
  public void close() {
    if (beans != null) {
      beans.close();
    }
  }
}
