// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.net.ListenAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Which connections belong to a listener. The kernel shows no such link, but gives a connection to
 * the listener of just its address if there is one, else to the wildcard, and a connection has its
 * listener's family, even where both ends are IPv4-mapped. Members of a reuse-port group cannot be
 * told apart: the kernel picks one by a hash with a secret of its own.
 */
final class ListenerLookup {
  private final ListenAddress own;
  private final Set<ListenAddress> others = new HashSet<>();
  private int sharers;
  private long sharedLength;

  /**
   * @param family all listeners of the family of the one that is meant
   */
  ListenerLookup(ListenSocket listener, Collection<ListenSocket> family) {
    own = listener.address;
    for (ListenSocket other : family) {
      if (other.inode == listener.inode || !own.port().equals(other.address.port())) {
        continue;
      }
      if (own.equals(other.address) || (own.isWildcard() && other.address.isWildcard())) {
        sharers++;
        sharedLength += other.queueLength;
      } else {
        others.add(other.address);
      }
    }
  }

  /**
   * Whether a connection to that local address waits at this listener, or at one that shares it.
   */
  boolean ours(ListenAddress local) {
    if (!own.isWildcard()) {
      return own.equals(local);
    }
    return !others.contains(local) && (own.isIpv6() || !local.isIpv6());
  }

  /** Null if nobody shares the address. */
  String note() {
    if (sharers == 0) {
      return null;
    }
    return (sharers == 1 ? "another listener has" : sharers + " other listeners have")
        + " the same address, with "
        + sharedLength
        + " in the queue: at which one a connection waits, the kernel does not show";
  }
}
