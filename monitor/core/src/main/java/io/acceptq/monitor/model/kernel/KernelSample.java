// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model.kernel;

import java.util.List;

/**
 * One reading of the network namespace: every listener in it, of this JVM or not, and the counters,
 * microseconds apart. Immutable.
 */
public final class KernelSample {
  public final List<ListenSocket> sockets;
  public final KernelCounters counters;

  /** False if a row could not be parsed: a socket that is missing need not be closed. */
  public final boolean complete;

  public KernelSample(List<ListenSocket> sockets, KernelCounters counters, boolean complete) {
    this.sockets = sockets;
    this.counters = counters;
    this.complete = complete;
  }
}
