// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking;

import io.acceptq.monitor.model.AcceptQueue;
import io.acceptq.monitor.model.Backlog;
import io.acceptq.monitor.model.Binding;
import io.acceptq.monitor.model.Confidence;
import io.acceptq.monitor.model.DropCounters;
import io.acceptq.monitor.model.Listener;
import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.spi.ApplicationListener;
import io.acceptq.monitor.spi.ListenerConnections;
import io.acceptq.monitor.tracking.stats.AcceptStats;
import io.acceptq.monitor.tracking.stats.DropStats;
import io.acceptq.monitor.tracking.stats.QueueStats;
import java.util.Objects;

/** One listener of this JVM from its bind to its close. Used by the sampler thread only. */
public final class ListenerTracker {
  private final QueueStats queue = new QueueStats();
  private final AcceptStats accepts = new AcceptStats();
  private final DropStats drops = new DropStats();
  private final Integer somaxconnAtBind;
  private final SourceKind source;
  private Listener listener;

  /** Null if the kernel does not show it. */
  final TrackedSocket socket;

  final ListenerHistory history = new ListenerHistory();

  /** Null while the service has not been seen to use it. */
  private ApplicationListener application;

  private Backlog backlog = Backlog.UNKNOWN;
  private Integer limit;
  private boolean backlogKnown;
  private int queueLength;
  private int recentOverflows;

  ListenerTracker(
      Listener listener, TrackedSocket socket, SourceKind source, KernelLimits limitsAtBind) {
    this.listener = listener;
    this.socket = socket;
    this.source = source;
    this.somaxconnAtBind = limitsAtBind.somaxconn;
  }

  /** What is known of the bind; null is a listener that the service was not seen to use. */
  static Binding binding(ApplicationListener application) {
    return application == null
        ? Binding.UNSEEN
        : new Binding(
            application.api(),
            application.requestedBacklog(),
            application.boundAtMillis(),
            application.boundBy());
  }

  public Listener listener() {
    return listener;
  }

  ApplicationListener application() {
    return application;
  }

  boolean isUnix() {
    return listener.address != null && listener.address.isUnix();
  }

  /** Its socket as the last reading showed it; null if that left it out. */
  public ListenSocket current(SocketRegistry sockets) {
    return sockets.current(socket);
  }

  /** The service was found to use this socket, or called listen(2) on it again. */
  void count(ApplicationListener counted) {
    application = counted;
    accepts.count(counted);
    listener =
        new Listener(
            listener.id, listener.name, listener.address, listener.inode, binding(counted));
    backlogKnown = false;
  }

  /**
   * Its current state.
   *
   * @param nanos the time on the monotonic clock
   * @param millis the same moment since the epoch
   * @param namespace as of this sample, its overflows attributed
   * @param now the socket as the kernel shows it, or null if it could not be read
   * @param halfOpen connections in SYN_RECV, or null if unknown
   * @param connections asks the kernel for more; null if it has no TCP socket of the listener
   */
  public ListenerSample sample(
      long nanos,
      long millis,
      NamespaceTracker namespace,
      ListenSocket now,
      Integer halfOpen,
      ListenerConnections connections) {
    queueLength = now == null ? -1 : now.queueLength;
    accepts.sample(nanos, now == null ? null : now.queueLength, recentOverflows > 0, connections);
    learnBacklog(now, namespace.limits(nanos));
    DropCounters counters = countDrops(millis, now, namespace.isAttributed());
    return new ListenerSample(
        millis,
        listener,
        backlog,
        queueNow(nanos, now, halfOpen),
        accepts.accepts(),
        accepts.acceptor(),
        counters);
  }

  private AcceptQueue queueNow(long nanos, ListenSocket now, Integer halfOpen) {
    return now == null
        ? queue.unknown()
        : queue.sample(nanos, now.queueLength, backlog.effective, halfOpen, hasOverflowed());
  }

  /** Whether its queue is known to have been full since the previous sample. */
  private boolean hasOverflowed() {
    return recentOverflows > 0 && socket.candidate.confidence == Confidence.EXACT;
  }

  /** Overflows are counted for TCP only. */
  private DropCounters countDrops(long millis, ListenSocket now, boolean attributed) {
    recentOverflows = -1;
    if (now == null || isUnix()) {
      return DropCounters.UNKNOWN;
    }
    if (attributed) {
      recentOverflows = drops.add(millis, socket.candidate);
    }
    return drops.counters(now.socketDrops, isFull(now));
  }

  private boolean isFull(ListenSocket now) {
    return backlog.effective != null && now.queueLength > backlog.effective;
  }

  private void learnBacklog(ListenSocket now, KernelLimits limits) {
    if (now == null || (backlogKnown && Objects.equals(now.limit, limit))) {
      return;
    }
    limit = now.limit;
    backlogKnown = true;
    if (limit != null) {
      backlog = Backlog.held(limit, limits.somaxconn);
    } else if (source == SourceKind.PROC) {
      backlog = Backlog.computed(listener.binding.requestedBacklog, somaxconnAtBind);
      socket.computedLimit = backlog.effective;
    } else {
      backlog = Backlog.UNKNOWN;
    }
  }

  /** Queue length in the latest sample; -1 if unknown. */
  public int queueLength() {
    return queueLength;
  }

  /** Overflows in the latest sample; -1 if unknown. */
  public int recentOverflows() {
    return recentOverflows;
  }

  /** Accepts between the latest two samples; -1 if unknown. */
  int recentAccepts() {
    return accepts.recent();
  }

  public void resetPeaks() {
    queue.resetPeaks();
    accepts.resetPeaks();
  }
}
