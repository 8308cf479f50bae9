// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.runtime;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time of this process, from the JVM's management bean. Used by one thread; about 1 µs. */
final class ProcessCpu {
  private final OperatingSystemMXBean bean;

  /**
   * @throws LinkageError without the modules {@code java.management} and {@code jdk.management}
   */
  ProcessCpu() {
    java.lang.management.OperatingSystemMXBean found = ManagementFactory.getOperatingSystemMXBean();
    bean = found instanceof OperatingSystemMXBean ? (OperatingSystemMXBean) found : null;
  }

  /** Total since the process started, in steps of 10 ms; null if the bean does not report it. */
  Double millis() {
    long nanos = bean == null ? -1 : bean.getProcessCpuTime();
    return nanos < 0 ? null : Double.valueOf(nanos / 1e6);
  }
}
