// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.KernelCounters;
import io.acceptq.monitor.sample.KernelLimits;
import io.acceptq.monitor.sample.KernelSource;
import io.acceptq.monitor.sample.ListenSocket;
import io.acceptq.monitor.sample.NamespaceSample;
import io.acceptq.monitor.sample.OtherListener;
import java.util.ArrayList;
import java.util.List;

/** What concerns all listeners of the network namespace. Used by the sampler thread only. */
final class Namespace {
  private static final long LIMITS_EVERY = 1_000_000_000L;

  private final KernelSource source;
  private final Attribution attribution = new Attribution();
  private final List<Suspect> suspects = new ArrayList<>();
  private final String release;
  private final String networkNamespace;
  private KernelLimits limits = KernelLimits.UNKNOWN;
  private boolean limitsRead;
  private long limitsAt;
  private boolean attributed;
  private boolean closed;
  private long foreignOverflows;
  private OtherListener other;
  private KernelCounters last = KernelCounters.UNKNOWN;
  private boolean dropping;

  Namespace(KernelSource source) {
    this.source = source;
    this.release = source.release();
    this.networkNamespace = source.networkNamespace();
  }

  /** The sysctls, not older than a second. */
  KernelLimits limits(long nanos) {
    if (!limitsRead || nanos - limitsAt >= LIMITS_EVERY) {
      limits = source.limits();
      limitsAt = nanos;
      limitsRead = true;
    }
    return limits;
  }

  /**
   * Finds whose the overflows of this sample are; each socket's suspect then tells. False if the
   * counters are not known: the next sample covers this interval too.
   */
  boolean attribute(KernelCounters counters, Sockets sockets) {
    dropping =
        moved(last.listenDrops, counters.listenDrops)
            || moved(last.reqQFullDrop, counters.reqQFullDrop);
    last = counters;
    closed |= sockets.takeClosed();
    suspects.clear();
    for (Known known : sockets.all()) {
      ListenSocket socket = sockets.current(known);
      if (socket != null && !known.isUnix()) {
        known.suspect.see(socket.socketDrops, !attributed, known.isAtLimit());
        suspects.add(known.suspect);
      }
    }
    if (!attribution.attribute(counters, suspects, closed)) {
      return false;
    }
    attributed = true;
    closed = false;
    for (Known known : sockets.all()) {
      ListenSocket socket = sockets.current(known);
      if (socket != null && !known.isUnix()) {
        known.suspect.settle(socket.socketDrops);
        if (known.track == null && known.suspect.overflows > 0) {
          foreignOverflows += known.suspect.overflows;
          other = known.owner == Known.Owner.FOREIGN ? other(socket, known.suspect) : other;
        }
      }
    }
    return true;
  }

  /** Its owner is looked up once. */
  private OtherListener other(ListenSocket socket, Suspect suspect) {
    boolean same = other != null && other.socket.inode == socket.inode;
    String owner = same ? other.owner : source.ownerOf(socket.inode);
    return new OtherListener(
        socket, owner, suspect.overflows + (other == null ? 0 : other.overflows));
  }

  private static boolean moved(Long from, Long to) {
    return from != null && to != null && to > from;
  }

  /** Whether the kernel has dropped something at a listener since the sample before. */
  boolean isDropping() {
    return dropping;
  }

  NamespaceSample sample(KernelCounters counters) {
    Long others = attributed ? (Long) (attribution.nobodys() + foreignOverflows) : null;
    return new NamespaceSample(counters, limits, others, other, release, networkNamespace);
  }
}
