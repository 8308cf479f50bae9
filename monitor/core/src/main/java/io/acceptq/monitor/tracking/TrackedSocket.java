// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking;

import io.acceptq.monitor.attribution.OverflowCandidate;
import io.acceptq.monitor.model.kernel.ListenSocket;

/**
 * A listening socket of the namespace, of this JVM or not, from one reading to the next. Used by
 * the sampler thread only.
 */
public final class TrackedSocket {
  /** Whose socket it is. */
  enum Owner {
    /** Not yet looked up. */
    UNKNOWN,
    /** This JVM has a {@link ListenerTracker} for it. */
    OURS,
    FOREIGN,
    /** This JVM's until the service closed it; the kernel still shows it. */
    CLOSED
  }

  ListenSocket latest;

  /** Number of the reading that showed it last. */
  long seen;

  /** Readings since then that should have shown it. */
  int absences;

  Owner owner = Owner.UNKNOWN;

  /** Whether it was seen to be bound, and so later than the baseline of the counters. */
  boolean boundSinceBaseline;

  /** The limit where the kernel shows none; null if it cannot be computed either. */
  Integer computedLimit;

  /** Its part in the attribution of overflows, if it is a TCP socket. */
  final OverflowCandidate candidate = new OverflowCandidate();

  TrackedSocket(ListenSocket socket) {
    latest = socket;
  }

  /** As the kernel last showed it. */
  public ListenSocket latest() {
    return latest;
  }

  /** The same inode with another cookie is another socket. */
  boolean isReplacedBy(ListenSocket socket) {
    return latest.cookie != null && socket.cookie != null && !latest.cookie.equals(socket.cookie);
  }

  /** Whether at most one more connection fits. */
  boolean isAtLimit() {
    Integer limit = latest.limit != null ? latest.limit : computedLimit;
    return limit != null && latest.queueLength > 0 && latest.queueLength >= limit;
  }

  /** Whether it is this JVM's, or was until the service closed it. */
  boolean isOwn() {
    return owner == Owner.OURS || owner == Owner.CLOSED;
  }

  boolean isUnix() {
    return latest.address.isUnix();
  }

  void see(ListenSocket socket, long reading) {
    latest = socket;
    seen = reading;
    absences = 0;
  }
}
