// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking;

import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.spi.Clock;
import io.acceptq.monitor.spi.KernelSource;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Connections in SYN_RECV by listener. Reading them walks the kernel's established table, so it is
 * done once a second, at once when the kernel begins to drop, and within a CPU budget. Used by the
 * sampler thread only.
 */
public final class HalfOpenCounts {
  private static final long EVERY_NANOS = 1_000_000_000L;

  private final KernelSource source;
  private final Clock clock;
  private final CpuBudget budget = new CpuBudget();
  private Map<ListenAddress, Integer> counts = Collections.emptyMap();
  private boolean read;
  private long readAt;

  public HalfOpenCounts(KernelSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * Reads them if they are due.
   *
   * @param dropping whether a drop counter has moved since the previous sample
   */
  public void refresh(long nanos, boolean dropping, Collection<TrackedSocket> sockets)
      throws IOException {
    if ((read && !dropping && nanos - readAt < EVERY_NANOS) || !budget.allows(nanos)) {
      return;
    }
    read = true;
    readAt = nanos;
    counts = Collections.emptyMap(); // unknown rather than outdated if this fails
    long start = clock.cpuNanos();
    Map<ListenAddress, Integer> byLocalAddress = source.halfOpen();
    budget.spend(clock.cpuNanos() - start);
    if (byLocalAddress != null) {
      counts = byListener(byLocalAddress, sockets);
    }
  }

  /** Null if unknown: the kernel does not tell members of a reuse-port group apart. */
  public Integer of(ListenAddress address) {
    return counts.get(address);
  }

  private static Map<ListenAddress, Integer> byListener(
      Map<ListenAddress, Integer> byLocalAddress, Collection<TrackedSocket> sockets) {
    Map<ListenAddress, Integer> byListener = new HashMap<>();
    Set<ListenAddress> shared = new HashSet<>();
    for (TrackedSocket tracked : sockets) {
      if (!tracked.isUnix() && byListener.put(tracked.latest.address, 0) != null) {
        shared.add(tracked.latest.address);
      }
    }
    byLocalAddress.forEach(
        (local, count) ->
            byListener.computeIfPresent(
                listenerOf(local, byListener.keySet()), (listener, sum) -> sum + count));
    byListener.keySet().removeAll(shared);
    return byListener;
  }

  /** The most specific one, as in the kernel; an IPv6 wildcard accepts IPv4 too. */
  private static ListenAddress listenerOf(ListenAddress local, Set<ListenAddress> listeners) {
    if (listeners.contains(local)) {
      return local;
    }
    ListenAddress any4 = ListenAddress.inet4(0, local.port());
    return !local.isIpv6() && listeners.contains(any4)
        ? any4
        : ListenAddress.inet6(0, 0, local.port());
  }
}
