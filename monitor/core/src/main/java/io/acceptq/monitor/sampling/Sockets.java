// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.ListenAddress;
import io.acceptq.monitor.sample.ListenSocket;
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
 * Every listening socket of the namespace, by inode, from one reading to the next, and whose it is.
 * Used by the sampler thread only.
 */
final class Sockets {
  /**
   * Readings a socket may be absent from before it is gone. A dump of several datagrams goes on
   * where it left its hash bucket by counting ({@code net/ipv4/inet_diag.c}: inet_diag_dump_icsk),
   * so a socket closed meanwhile hides its neighbour. One whose address another has taken is gone.
   */
  private static final int ABSENCES = 2;

  private final Map<Long, Known> byInode = new HashMap<>();
  private long reading;
  private boolean closed;

  /**
   * Takes a reading.
   *
   * @param unixToo whether it holds the Unix domain sockets; if not, those known are as before
   * @param whole whether what is not in it is gone
   * @return those that are gone
   */
  List<Known> read(List<ListenSocket> sockets, boolean unixToo, boolean whole) {
    reading++;
    List<Known> gone = Collections.emptyList();
    Set<ListenAddress> taken = Collections.emptySet();
    for (ListenSocket socket : sockets) {
      Known known = byInode.get(socket.inode);
      if (known != null && known.isReplacedBy(socket)) {
        gone = add(gone, known);
        closed = true;
        known = null;
      }
      if (known == null) {
        known = new Known(socket);
        byInode.put(socket.inode, known);
        taken = taken.isEmpty() ? new HashSet<>() : taken;
        taken.add(socket.address);
      }
      known.see(socket, reading);
    }
    if (whole) {
      for (Iterator<Known> all = byInode.values().iterator(); all.hasNext(); ) {
        Known known = all.next();
        if (known.seen == reading || (known.isUnix() && !unixToo)) {
          continue;
        }
        if (++known.absences >= ABSENCES || taken.contains(known.now.address)) {
          all.remove();
          gone = add(gone, known);
          closed |= !known.isUnix();
        }
      }
    }
    return gone;
  }

  private static List<Known> add(List<Known> to, Known known) {
    List<Known> list = to.isEmpty() ? new ArrayList<>() : to;
    list.add(known);
    return list;
  }

  /** Whether a TCP listener has gone since this was last asked. */
  boolean takeClosed() {
    boolean taken = closed;
    closed = false;
    return taken;
  }

  Known get(Long inode) {
    return inode == null ? null : byInode.get(inode);
  }

  Collection<Known> all() {
    return byInode.values();
  }

  /** As the last reading showed it; null if that left it out, or there is no socket known. */
  ListenSocket current(Known known) {
    return known != null && known.seen == reading ? known.now : null;
  }

  boolean hasUnknown() {
    for (Known known : byInode.values()) {
      if (known.owner == Known.Owner.UNKNOWN) {
        return true;
      }
    }
    return false;
  }

  /** Settles whose the unknown ones are, and returns ours among them: the service's. */
  List<Known> classify(Set<Long> ownInodes) {
    List<Known> ours = new ArrayList<>();
    for (Known known : byInode.values()) {
      if (known.owner == Known.Owner.UNKNOWN) {
        if (ownInodes.contains(known.now.inode) && !known.isOfTheJvm()) {
          ours.add(known);
        } else {
          known.owner = Known.Owner.FOREIGN;
        }
      }
    }
    return ours;
  }

  /** Those of ours that the service neither counts nor has open any more. */
  List<Known> lost(Set<Long> ownInodes) {
    List<Known> lost = new ArrayList<>();
    for (Known known : byInode.values()) {
      if (known.track != null
          && known.track.application() == null
          && !ownInodes.contains(known.now.inode)) {
        lost.add(known);
      }
    }
    return lost;
  }
}
