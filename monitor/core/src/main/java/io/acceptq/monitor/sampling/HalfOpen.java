// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.KernelSource;
import io.acceptq.monitor.sample.ListenAddress;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Connections in SYN_RECV by listener. Reading them walks the kernel's established table, so it is
 * done once a second, at once when the kernel begins to drop, and never beyond its budget. Used by
 * the sampler thread only.
 */
final class HalfOpen {
  private static final long EVERY = 1_000_000_000L;

  private final KernelSource source;
  private final Clock clock;
  private final Budget budget = new Budget();
  private Map<ListenAddress, Integer> counts = Collections.emptyMap();
  private boolean read;
  private long readAt;

  HalfOpen(KernelSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * Reads them, if it is time.
   *
   * @param dropping whether a drop counter has moved since the last sample
   */
  void refresh(long nanos, boolean dropping, Collection<Known> sockets) throws IOException {
    if ((read && !dropping && nanos - readAt < EVERY) || !budget.allows(nanos)) {
      return;
    }
    read = true;
    readAt = nanos;
    counts = Collections.emptyMap(); // rather unknown than old, if this fails
    long start = clock.cpuNanos();
    Map<ListenAddress, Integer> byLocalAddress = source.halfOpen();
    budget.spend(clock.cpuNanos() - start);
    if (byLocalAddress != null) {
      counts = byListener(byLocalAddress, sockets);
    }
  }

  /**
   * Null where unknown: members of a reuse-port group share an address, the kernel does not say.
   */
  Integer of(ListenAddress address) {
    return counts.get(address);
  }

  private static Map<ListenAddress, Integer> byListener(
      Map<ListenAddress, Integer> byLocalAddress, Collection<Known> sockets) {
    Map<ListenAddress, Integer> byListener = new HashMap<>();
    Set<ListenAddress> shared = new HashSet<>();
    for (Known known : sockets) {
      if (!known.isUnix() && byListener.put(known.now.address, 0) != null) {
        shared.add(known.now.address);
      }
    }
    byLocalAddress.forEach(
        (local, count) ->
            byListener.computeIfPresent(
                listenerOf(local, byListener.keySet()), (listener, sum) -> sum + count));
    byListener.keySet().removeAll(shared);
    return byListener;
  }

  /** The most specific one, as the kernel chooses; an IPv6 wildcard takes IPv4 too. */
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
