// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.AcceptQueue;
import io.acceptq.monitor.sample.ApplicationListener;
import io.acceptq.monitor.sample.Backlog;
import io.acceptq.monitor.sample.KernelLimits;
import io.acceptq.monitor.sample.ListenSocket;
import io.acceptq.monitor.sample.Listener;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.Losses;
import io.acceptq.monitor.sample.SourceKind;

/** One listener of this JVM from its bind to its close. Used by the sampler thread only. */
final class Track {
  private final QueueTrack queue = new QueueTrack();
  private final AcceptTrack accepts = new AcceptTrack();
  private final LossTrack losses = new LossTrack();
  private final Integer somaxconnAtBind;
  private final SourceKind source;
  private Listener listener;

  /** Its socket; null where the kernel shows none. */
  final Known known;

  final Column history = new Column();

  /** What the service counts; null while it has not been seen. */
  private ApplicationListener application;

  private Backlog backlog = Backlog.UNKNOWN;
  private Integer limit;
  private boolean backlogKnown;
  private int lengthNow;
  private int recentOverflows;

  Track(Listener listener, Known known, SourceKind source, KernelLimits limitsAtBind) {
    this.listener = listener;
    this.known = known;
    this.source = source;
    this.somaxconnAtBind = limitsAtBind.somaxconn;
  }

  Listener listener() {
    return listener;
  }

  Integer effectiveBacklog() {
    return backlog.effective;
  }

  ApplicationListener application() {
    return application;
  }

  boolean isUnix() {
    return listener.address != null && listener.address.isUnix();
  }

  /** The service turned out to count this socket, or called listen(2) on it again. */
  void joins(ApplicationListener counted) {
    application = counted;
    accepts.counts(counted);
    listener = new Listener(listener.id, listener.name, listener.address, listener.inode, counted);
    backlogKnown = false;
  }

  /**
   * Its state now.
   *
   * @param socket as the kernel shows it now, or null if it could not be read
   * @param attributed whether its suspect tells the overflows of this sample
   */
  ListenerSample sample(
      long nanos,
      long millis,
      ListenSocket socket,
      KernelLimits limits,
      boolean attributed,
      HalfOpen halfOpen) {
    lengthNow = socket == null ? -1 : socket.queueLength;
    accepts.sample(
        nanos, socket == null ? null : (Integer) socket.queueLength, recentOverflows > 0);
    learnBacklog(socket, limits);
    Losses lost = lose(millis, socket, attributed);
    return new ListenerSample(
        millis,
        listener,
        backlog,
        queue(nanos, socket, halfOpen),
        accepts.accepts(),
        accepts.acceptor(),
        lost);
  }

  private AcceptQueue queue(long nanos, ListenSocket socket, HalfOpen halfOpen) {
    return socket == null
        ? queue.unknown()
        : queue.sample(nanos, socket.queueLength, backlog.effective, halfOpen.of(socket.address));
  }

  /** Overflows are counted of TCP only. */
  private Losses lose(long millis, ListenSocket socket, boolean attributed) {
    recentOverflows = -1;
    if (known == null || isUnix()) {
      return Losses.UNKNOWN;
    }
    if (attributed && socket != null) {
      recentOverflows = losses.add(millis, known.suspect);
    }
    return losses.losses(socket == null ? null : socket.socketDrops, isFull(socket));
  }

  /** Not read is not proven otherwise. */
  private boolean isFull(ListenSocket socket) {
    return socket == null || (backlog.effective != null && socket.queueLength > backlog.effective);
  }

  private void learnBacklog(ListenSocket socket, KernelLimits limits) {
    if (socket == null || (backlogKnown && same(socket.limit, limit))) {
      return;
    }
    limit = socket.limit;
    backlogKnown = true;
    Integer requested = listener.requestedBacklog;
    backlog =
        limit != null
            ? EffectiveBacklog.held(limit, requested, limits.somaxconn)
            : source == SourceKind.PROC
                ? EffectiveBacklog.computed(requested, somaxconnAtBind)
                : Backlog.UNKNOWN;
  }

  private static boolean same(Integer a, Integer b) {
    return a == null ? b == null : a.equals(b);
  }

  /** Queue length in this sample; -1 if unknown. */
  int lengthNow() {
    return lengthNow;
  }

  /** Overflows in this sample; -1 if unknown. */
  int recentOverflows() {
    return recentOverflows;
  }

  /** Accepts since the sample before; -1 if unknown. */
  int recentAccepts() {
    return accepts.recent();
  }

  void resetPeaks() {
    queue.resetPeaks();
    accepts.resetPeaks();
  }
}
