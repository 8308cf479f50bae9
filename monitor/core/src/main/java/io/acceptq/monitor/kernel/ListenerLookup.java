// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.net.ListenAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Decides whether a connection is queued at one listener, as the kernel's listener lookup does:
 * sock_diag shows no link between the two. A connection goes to the listener of exactly its local
 * address if there is one, else to the wildcard. It has the address family of its listener, even if
 * both its ends are IPv4-mapped. Members of a SO_REUSEPORT group cannot be distinguished: the
 * kernel chooses by a hash with a secret seed. Immutable.
 */
final class ListenerLookup {
  private final ListenAddress address;

  /** Addresses of other listeners of this port: a wildcard does not get their connections. */
  private final Set<ListenAddress> otherAddresses = new HashSet<>();

  /** How many other listeners have the same address, and the sum of their queue lengths. */
  private final int sharingListeners;

  private final long sharingQueueLength;

  /**
   * @param sameFamily all listeners of the listener's address family
   */
  ListenerLookup(ListenSocket listener, Collection<ListenSocket> sameFamily) {
    address = listener.address;
    int sharing = 0;
    long sharingLength = 0;
    for (ListenSocket other : sameFamily) {
      if (other.inode == listener.inode || !address.port().equals(other.address.port())) {
        continue;
      }
      if (address.equals(other.address) || (address.isWildcard() && other.address.isWildcard())) {
        sharing++;
        sharingLength += other.queueLength;
      } else {
        otherAddresses.add(other.address);
      }
    }
    sharingListeners = sharing;
    sharingQueueLength = sharingLength;
  }

  /** Whether connections to this local address go to the listener or to one that shares it. */
  boolean receives(ListenAddress local) {
    if (!address.isWildcard()) {
      return address.equals(local);
    }
    return !otherAddresses.contains(local) && (address.isIpv6() || !local.isIpv6());
  }

  /** Whether a connection may also be queued at another listener with the same address. */
  boolean isShared() {
    return sharingListeners > 0;
  }

  /** Says which listeners share the address; null if none does. */
  String sharingNote() {
    if (sharingListeners == 0) {
      return null;
    }
    return (sharingListeners == 1
            ? "another listener has the same address (queue length "
            : sharingListeners + " other listeners have the same address (total queue length ")
        + sharingQueueLength
        + "); the kernel does not show which queue a connection is in";
  }
}
