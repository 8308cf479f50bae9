// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.ListenSocket;

/** A listening socket of the namespace, ours or not, from one reading to the next. */
final class Known {
  /** Whose socket it is. */
  enum Owner {
    /** Not yet looked up. */
    UNKNOWN,
    OURS,
    FOREIGN,
    /** Ours until the service closed it; the kernel still shows it. */
    CLOSED
  }

  ListenSocket now;

  /** The reading before; null in the first. */
  ListenSocket before;

  /** The reading it was last seen in. */
  long seen;

  Owner owner = Owner.UNKNOWN;

  /** The listener of ours it is, while it is ours. */
  Track track;

  Known(ListenSocket socket) {
    now = socket;
  }

  /** The same inode with another cookie is another socket. */
  boolean isReplacedBy(ListenSocket socket) {
    return now.cookie != null && socket.cookie != null && !now.cookie.equals(socket.cookie);
  }

  boolean isUnix() {
    return now.address.isUnix();
  }

  void see(ListenSocket socket, long reading) {
    before = seen == 0 ? null : now;
    now = socket;
    seen = reading;
  }
}
