// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking;

import io.acceptq.monitor.attribution.OverflowAttribution;
import io.acceptq.monitor.attribution.OverflowCandidate;
import io.acceptq.monitor.model.NamespaceSample;
import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.model.kernel.KernelSample;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.model.kernel.OtherListener;
import io.acceptq.monitor.spi.KernelSource;
import java.util.ArrayList;
import java.util.List;

/** Counters and limits of the network namespace. Used by the sampler thread only. */
public final class NamespaceTracker {
  private static final long LIMITS_EVERY_NANOS = 1_000_000_000L;

  private final KernelSource source;
  private final OverflowAttribution attribution;
  private final List<OverflowCandidate> candidates = new ArrayList<>();
  private final String release;
  private final String networkNamespace;
  private KernelLimits limits = KernelLimits.UNKNOWN;
  private boolean limitsRead;
  private long limitsReadAt;
  private boolean everAttributed;
  private boolean attributed;
  private long foreignOverflows;

  /** Of listeners of this JVM, between their last sample and their close. */
  private long ownClosedOverflows;

  private OtherListener other;
  private KernelCounters latest = KernelCounters.UNKNOWN;
  private KernelCounters lastRead = KernelCounters.UNKNOWN;
  private boolean dropping;

  /**
   * Counts overflows from a baseline on.
   *
   * @param baseline the counters when acceptq was loaded
   */
  public NamespaceTracker(KernelSource source, KernelCounters baseline) {
    this.source = source;
    this.attribution = new OverflowAttribution(baseline);
    this.release = source.release();
    this.networkNamespace = source.networkNamespace();
  }

  /**
   * Attributes the overflows since the last call to the sockets.
   *
   * @param sample null if the kernel could not be read
   */
  public void update(KernelSample sample, SocketRegistry sockets) {
    latest = sample == null ? KernelCounters.UNKNOWN : sample.counters;
    attributed = sample != null && attribute(latest, sockets);
  }

  private boolean attribute(KernelCounters counters, SocketRegistry sockets) {
    dropping =
        moved(lastRead.listenDrops, counters.listenDrops)
            || moved(lastRead.reqQFullDrop, counters.reqQFullDrop);
    lastRead = counters;
    boolean uncertain = sockets.hasOtherClosed();
    candidates.clear();
    for (TrackedSocket tracked : sockets.all()) {
      ListenSocket socket = sockets.current(tracked);
      if (socket != null && !tracked.isUnix()) {
        boolean isNew = everAttributed || tracked.boundSinceBaseline;
        // Perhaps some of these drops are of the interval, and belong to overflows in it.
        uncertain |= !isNew && socket.socketDrops != null && socket.socketDrops > 0;
        tracked.candidate.see(socket.socketDrops, isNew, tracked.isAtLimit());
        candidates.add(tracked.candidate);
      }
    }
    long before = attribution.unattributed();
    if (!attribution.attribute(counters, candidates, uncertain || sockets.hasOwnClosed())) {
      return false;
    }
    everAttributed = true;
    if (!uncertain && sockets.hasOwnClosed()) {
      ownClosedOverflows += attribution.unattributed() - before;
    }
    sockets.forgetClosed();
    for (TrackedSocket tracked : sockets.all()) {
      ListenSocket socket = sockets.current(tracked);
      if (socket != null && !tracked.isUnix()) {
        tracked.candidate.settle(socket.socketDrops);
        if (!tracked.isOwn() && tracked.candidate.overflows > 0) {
          countForeign(tracked, socket);
        }
      }
    }
    return true;
  }

  private void countForeign(TrackedSocket tracked, ListenSocket socket) {
    foreignOverflows += tracked.candidate.overflows;
    if (tracked.owner == TrackedSocket.Owner.FOREIGN) {
      boolean same = other != null && other.socket.inode == socket.inode;
      String owner = same ? other.owner : source.ownerOf(socket.inode); // searched once
      long before = other == null ? 0 : other.overflows;
      other = new OtherListener(socket, owner, before + tracked.candidate.overflows);
    }
  }

  private static boolean moved(Long from, Long to) {
    return from != null && to != null && to > from;
  }

  /** The sysctls, at most a second old. */
  public KernelLimits limits(long nanos) {
    if (!limitsRead || nanos - limitsReadAt >= LIMITS_EVERY_NANOS) {
      limits = source.limits();
      limitsReadAt = nanos;
      limitsRead = true;
    }
    return limits;
  }

  /**
   * Whether the candidates hold the overflows of this sample; if not, the counters were unknown and
   * the next sample covers this interval too.
   */
  boolean isAttributed() {
    return attributed;
  }

  /** Whether the kernel has dropped packets at a listener since the previous sample. */
  public boolean isDropping() {
    return dropping;
  }

  public NamespaceSample sample(long nanos) {
    long elsewhere = attribution.unattributed() + foreignOverflows - ownClosedOverflows;
    Long others = everAttributed ? Long.valueOf(elsewhere) : null;
    return new NamespaceSample(latest, limits(nanos), others, other, release, networkNamespace);
  }
}
