// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

import java.util.List;

/**
 * What the kernel said of the network namespace in one reading: every listener in it, ours or not,
 * and the counters, microseconds apart. Immutable.
 */
public final class KernelSample {
  public final List<ListenSocket> sockets;
  public final KernelCounters counters;

  public KernelSample(List<ListenSocket> sockets, KernelCounters counters) {
    this.sockets = sockets;
    this.counters = counters;
  }
}
