// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.ListenSocket;
import java.util.regex.Pattern;

/** A listening socket of the namespace, ours or not, from one reading to the next. */
final class Known {
  private static final Pattern ATTACH = Pattern.compile("unix:.*/\\.java_pid\\d+(\\.tmp)?");

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

  /** The reading it was last seen in. */
  long seen;

  /** Readings since then that should have shown it. */
  int absences;

  Owner owner = Owner.UNKNOWN;

  /** The listener of ours it is, while it is ours. */
  Track track;

  /** Counts against it, if it is a TCP socket. */
  final Suspect suspect = new Suspect();

  Known(ListenSocket socket) {
    now = socket;
  }

  /** The same inode with another cookie is another socket. */
  boolean isReplacedBy(ListenSocket socket) {
    return now.cookie != null && socket.cookie != null && !now.cookie.equals(socket.cookie);
  }

  /** One more connection, or none more, fits in: the limit itself is not yet full. */
  boolean isAtLimit() {
    Integer limit = now.limit != null || track == null ? now.limit : track.effectiveBacklog();
    return limit != null && now.queueLength > 0 && now.queueLength >= limit;
  }

  boolean isUnix() {
    return now.address.isUnix();
  }

  /**
   * Where HotSpot itself listens once a tool has attached ({@code
   * src/hotspot/os/posix/attachListener_posix.cpp}): renamed since, but the kernel keeps the name.
   */
  boolean isOfTheJvm() {
    return isUnix() && ATTACH.matcher(now.address.host()).matches();
  }

  void see(ListenSocket socket, long reading) {
    now = socket;
    seen = reading;
    absences = 0;
  }
}
