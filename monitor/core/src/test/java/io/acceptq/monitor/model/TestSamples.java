// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.model.kernel.SourceStatus;
import java.util.List;

/** Parts of a snapshot in which nothing is known beyond the defaults. */
public final class TestSamples {
  public static final Thresholds THRESHOLDS = new Thresholds(80, 1_000);

  public static final NamespaceSample NAMESPACE =
      new NamespaceSample(KernelCounters.UNKNOWN, KernelLimits.UNKNOWN, 0L, null, null, null);

  private TestSamples() {}

  public static MonitorSample.Builder monitor() {
    return MonitorSample.builder(new SourceStatus(SourceKind.NETLINK, null), 100, THRESHOLDS)
        .samples(1);
  }

  public static Snapshot snapshot(long millis, ListenerSample... listeners) {
    return new Snapshot(
        millis, List.of(listeners), NAMESPACE, monitor().build(), RuntimeStalls.UNKNOWN);
  }
}
