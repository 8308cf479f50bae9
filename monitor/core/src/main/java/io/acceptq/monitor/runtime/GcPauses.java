// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.runtime;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Time for which garbage collectors stopped the JVM. Used by one thread; about 1 µs a bean. */
final class GcPauses {
  private final List<GarbageCollectorMXBean> pauseBeans = new ArrayList<>();

  /**
   * @throws LinkageError without the module {@code java.management}
   */
  GcPauses() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (countsPauses(collector.getName())) {
        pauseBeans.add(collector);
      }
    }
  }

  /**
   * Whether the bean of this name counts pauses. ZGC and Shenandoah have one bean for pauses and
   * one for cycles, during which the service runs; since Java 20, G1 has one for its concurrent
   * work.
   */
  static boolean countsPauses(String collector) {
    return !collector.endsWith("Cycles") && !collector.endsWith("Concurrent GC");
  }

  /** Total since the JVM started, each pause in whole milliseconds; null if no bean counts it. */
  Double millis() {
    long millis = 0;
    boolean known = false;
    for (GarbageCollectorMXBean collector : pauseBeans) {
      long time = collector.getCollectionTime();
      known |= time >= 0;
      millis += Math.max(0, time);
    }
    return known ? Double.valueOf((double) millis) : null;
  }
}
