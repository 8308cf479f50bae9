// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.runtime;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Time the JVM stood still for its garbage collectors. Read by one thread; about 1 µs a bean. */
final class GcPauses {
  private final List<GarbageCollectorMXBean> pausing = new ArrayList<>();

  /**
   * @throws LinkageError without the module {@code java.management}
   */
  GcPauses() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (pauses(collector.getName())) {
        pausing.add(collector);
      }
    }
  }

  /**
   * ZGC and Shenandoah have a bean for their pauses and one for cycles beside the running service;
   * G1 has had one for its concurrent work since Java 20.
   */
  static boolean pauses(String collector) {
    return !collector.endsWith("Cycles") && !collector.endsWith("Concurrent GC");
  }

  /** Since the start of the JVM, each pause rounded to milliseconds; null if no bean tells. */
  Double millis() {
    long millis = 0;
    boolean known = false;
    for (GarbageCollectorMXBean collector : pausing) {
      long time = collector.getCollectionTime();
      known |= time >= 0;
      millis += Math.max(0, time);
    }
    return known ? (Double) (double) millis : null;
  }
}
