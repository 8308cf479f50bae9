// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking;

import io.acceptq.monitor.model.Listener;
import io.acceptq.monitor.model.kernel.KernelSample;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.spi.ApplicationListener;
import io.acceptq.monitor.spi.ApplicationView;
import io.acceptq.monitor.spi.Clock;
import io.acceptq.monitor.spi.ErrorReporter;
import io.acceptq.monitor.spi.KernelSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Matches what the service bound with what the kernel shows, by the inode behind the service's
 * descriptor; each {@link ListenerTracker} lives as long as its socket. Used by the sampler thread
 * only; costs one reading of the kernel a sample.
 */
public final class ListenerMatcher {
  /** Readings that may lack a bound listener before it counts as closed. */
  private static final int ABSENCES = 2;

  /** How often to look for new Unix domain listeners and for unseen ones that were closed. */
  private static final long LOOK_NANOS = 5_000_000_000L;

  private final KernelSource source;
  private final ErrorReporter errors;
  private final Clock clock;
  private final BoundListeners bound;
  private final SocketRegistry sockets = new SocketRegistry();
  private final ListenerNames names = new ListenerNames();
  private final CpuBudget budget = new CpuBudget();
  private final List<ListenerTracker> trackers = new ArrayList<>();
  private final IdentityHashMap<TrackedSocket, ListenerTracker> bySocket = new IdentityHashMap<>();
  private long lastId;
  private long lastScan;
  private long lastUnixRead;
  private boolean unixRead;

  public ListenerMatcher(
      ApplicationView view, KernelSource source, ErrorReporter errors, Clock clock) {
    this.source = source;
    this.errors = errors;
    this.clock = clock;
    this.bound = new BoundListeners(view, source);
  }

  /** Reads the service and the kernel once, and brings the trackers up to date. */
  public KernelSample update(long nanos) throws IOException {
    bound.refresh().forEach(this::close);
    boolean unixToo = wantsUnix(nanos);
    KernelSample sample = source.read(unixToo);
    sockets.read(sample, unixToo).forEach(this::vanish);
    match();
    if (sockets.hasUnknown()) { // perhaps bound since the service was read
      bound.refresh().forEach(this::close);
      match();
    }
    if (unixToo) {
      lastUnixRead = nanos;
      unixRead = true;
      if (sample.complete) {
        bound.settleAbsent(ABSENCES).forEach(this::trackUnshown);
      }
    }
    scan(nanos);
    return sample;
  }

  /** A listener whose socket has not been found may be a Unix domain one. */
  private boolean wantsUnix(long nanos) {
    if (!unixRead || nanos - lastUnixRead >= LOOK_NANOS || bound.lackSocket()) {
      return true;
    }
    for (ListenerTracker tracker : trackers) {
      if (tracker.isUnix()) {
        return true;
      }
    }
    return false;
  }

  /** The service closed it. */
  private void close(BoundListener closed) {
    BoundListener successor = closed.tracker == null ? null : bound.successorOf(closed);
    if (successor != null) {
      successor.tracker = closed.tracker;
      successor.tracker.count(successor.application);
      return;
    }
    TrackedSocket socket = sockets.get(closed.inode);
    if (socket != null) {
      // The kernel may show it for longer: a channel closes when its selector lets go of it.
      socket.owner = TrackedSocket.Owner.CLOSED;
      bySocket.remove(socket);
    }
    if (closed.tracker != null) {
      drop(closed.tracker);
    }
  }

  /** The kernel no longer shows it although no close was seen. */
  private void vanish(TrackedSocket socket) {
    ListenerTracker tracker = bySocket.remove(socket);
    if (tracker != null) {
      drop(tracker);
      if (tracker.application() != null) {
        bound.forget(tracker.application());
      }
    }
  }

  private void drop(ListenerTracker tracker) {
    trackers.remove(tracker);
    names.release(tracker.listener().name);
  }

  /** Only what the service does with it will be known. */
  private void trackUnshown(BoundListener listener) {
    listener.tracker = track(null, listener.application);
    listener.tracker.count(listener.application);
  }

  private void match() {
    for (BoundListener listener : bound.all()) {
      if (listener.tracker != null
          && listener.tracker.socket == null
          && sockets.get(listener.inode) != null) { // the kernel shows it after all
        drop(listener.tracker);
        listener.tracker = null;
      }
      if (listener.tracker == null) {
        TrackedSocket socket = sockets.get(listener.inode);
        if (socket != null && socket.owner != TrackedSocket.Owner.CLOSED) {
          ListenerTracker known = bySocket.get(socket);
          listener.tracker = known == null ? track(socket, listener.application) : known;
          listener.tracker.count(listener.application);
        } else if (source.status().kind == SourceKind.NONE) {
          trackUnshown(listener);
        }
      }
    }
  }

  private ListenerTracker track(TrackedSocket socket, ApplicationListener application) {
    Long inode = socket == null ? null : Long.valueOf(socket.latest.inode);
    ListenAddress address = socket == null ? application.address() : socket.latest.address;
    String name = address == null ? "descriptor " + application.descriptor() : address.toString();
    Listener listener =
        new Listener(
            ++lastId, names.take(name), address, inode, ListenerTracker.binding(application));
    ListenerTracker tracker =
        new ListenerTracker(listener, socket, source.status().kind, source.limits());
    trackers.add(tracker);
    if (socket != null) {
      socket.owner = TrackedSocket.Owner.OURS;
      socket.boundSinceBaseline = application != null && application.boundAtMillis() != null;
      bySocket.put(socket, tracker);
    }
    return tracker;
  }

  /** Finds the owner of sockets that were never seen bound, and unseen ones that were closed. */
  private void scan(long nanos) {
    boolean due = sockets.hasUnknown() || (hasUnseen() && nanos - lastScan >= LOOK_NANOS);
    if (!due || !budget.allows(nanos)) {
      return;
    }
    lastScan = nanos;
    long start = clock.cpuNanos();
    Set<Long> own;
    try {
      own = source.ownInodes();
    } catch (IOException e) {
      errors.report("reading the descriptors of this process", e);
      return;
    } finally {
      budget.spend(clock.cpuNanos() - start);
    }
    for (TrackedSocket ours : sockets.classify(own)) {
      track(ours, null);
    }
    for (ListenerTracker tracker : unseenWithout(own)) {
      drop(tracker);
      bySocket.remove(tracker.socket);
      tracker.socket.owner = TrackedSocket.Owner.FOREIGN; // another process still has it open
    }
  }

  private List<ListenerTracker> unseenWithout(Set<Long> own) {
    List<ListenerTracker> lost = new ArrayList<>(0);
    for (ListenerTracker tracker : trackers) {
      if (tracker.application() == null && !own.contains(tracker.socket.latest.inode)) {
        lost.add(tracker);
      }
    }
    return lost;
  }

  private boolean hasUnseen() {
    for (ListenerTracker tracker : trackers) {
      if (tracker.application() == null) {
        return true;
      }
    }
    return false;
  }

  public List<ListenerTracker> trackers() {
    return trackers;
  }

  public SocketRegistry sockets() {
    return sockets;
  }
}
