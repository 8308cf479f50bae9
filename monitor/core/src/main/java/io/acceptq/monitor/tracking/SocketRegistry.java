// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking;

import io.acceptq.monitor.model.kernel.KernelSample;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.net.ListenAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every listening socket of the namespace by inode, from one reading to the next. Used by the
 * sampler thread only.
 */
public final class SocketRegistry {
  /**
   * Readings a socket may be absent from before it counts as closed. A dump of several datagrams
   * resumes inside a hash bucket by counting ({@code net/ipv4/inet_diag.c}: inet_diag_dump_icsk),
   * so a socket closed meanwhile hides its neighbour. One whose address was taken is closed.
   */
  private static final int ABSENCES = 2;

  private final Map<Long, TrackedSocket> byInode = new HashMap<>();
  private long reading;
  private boolean ownClosed;
  private boolean otherClosed;

  /**
   * Takes a reading.
   *
   * @param unixToo whether it holds Unix domain sockets; if not, those known stay as they are
   * @return the sockets that were closed
   */
  List<TrackedSocket> read(KernelSample sample, boolean unixToo) {
    reading++;
    List<TrackedSocket> gone = Collections.emptyList();
    Set<ListenAddress> taken = Collections.emptySet();
    for (ListenSocket socket : sample.sockets) {
      TrackedSocket tracked = byInode.get(socket.inode);
      if (tracked != null && tracked.isReplacedBy(socket)) {
        gone = add(gone, tracked);
        noteClosed(tracked);
        tracked = null;
      }
      if (tracked == null) {
        tracked = new TrackedSocket(socket);
        byInode.put(socket.inode, tracked);
        taken = taken.isEmpty() ? new HashSet<>() : taken;
        taken.add(socket.address);
      }
      tracked.see(socket, reading);
    }
    if (sample.complete) {
      gone = removeAbsent(gone, taken, unixToo);
    }
    return gone;
  }

  private List<TrackedSocket> removeAbsent(
      List<TrackedSocket> before, Set<ListenAddress> taken, boolean unixToo) {
    List<TrackedSocket> gone = before;
    for (Iterator<TrackedSocket> all = byInode.values().iterator(); all.hasNext(); ) {
      TrackedSocket tracked = all.next();
      if (tracked.seen == reading || (tracked.isUnix() && !unixToo)) {
        continue;
      }
      if (++tracked.absences >= ABSENCES || taken.contains(tracked.latest.address)) {
        all.remove();
        gone = add(gone, tracked);
        noteClosed(tracked);
      }
    }
    return gone;
  }

  private static List<TrackedSocket> add(List<TrackedSocket> to, TrackedSocket tracked) {
    List<TrackedSocket> list = to.isEmpty() ? new ArrayList<>() : to;
    list.add(tracked);
    return list;
  }

  private void noteClosed(TrackedSocket tracked) {
    ownClosed |= !tracked.isUnix() && tracked.isOwn();
    otherClosed |= !tracked.isUnix() && !tracked.isOwn();
  }

  /** Whether a TCP listener of this JVM was closed since {@link #forgetClosed}. */
  boolean hasOwnClosed() {
    return ownClosed;
  }

  /** Whether a TCP listener of another process, or of one that is not known, was closed since. */
  boolean hasOtherClosed() {
    return otherClosed;
  }

  void forgetClosed() {
    ownClosed = false;
    otherClosed = false;
  }

  /** Null if it is unknown or the inode is null. */
  TrackedSocket get(Long inode) {
    return inode == null ? null : byInode.get(inode);
  }

  public Collection<TrackedSocket> all() {
    return byInode.values();
  }

  /** As the last reading showed it; null if that left it out, or there is no socket. */
  ListenSocket current(TrackedSocket tracked) {
    return tracked != null && tracked.seen == reading ? tracked.latest : null;
  }

  boolean hasUnknown() {
    for (TrackedSocket tracked : byInode.values()) {
      if (tracked.owner == TrackedSocket.Owner.UNKNOWN) {
        return true;
      }
    }
    return false;
  }

  /** Settles the owner of the unknown ones, and returns those of the service. */
  List<TrackedSocket> classify(Set<Long> ownInodes) {
    List<TrackedSocket> ours = new ArrayList<>();
    for (TrackedSocket tracked : byInode.values()) {
      if (tracked.owner == TrackedSocket.Owner.UNKNOWN) {
        if (ownInodes.contains(tracked.latest.inode)
            && !JvmAttachSocket.is(tracked.latest.address)) {
          ours.add(tracked);
        } else {
          tracked.owner = TrackedSocket.Owner.FOREIGN;
        }
      }
    }
    return ours;
  }
}
