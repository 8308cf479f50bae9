// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking;

import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.spi.ApplicationListener;
import io.acceptq.monitor.spi.ApplicationView;
import io.acceptq.monitor.spi.KernelSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;

/** The listeners that the service has open. Used by the sampler thread only. */
final class BoundListeners {
  private final ApplicationView view;
  private final KernelSource source;
  private final IdentityHashMap<ApplicationListener, BoundListener> listeners =
      new IdentityHashMap<>();

  BoundListeners(ApplicationView view, KernelSource source) {
    this.view = view;
    this.source = source;
  }

  /** Lists them again, and returns those that were closed since the last call. */
  List<BoundListener> refresh() {
    for (ApplicationListener application : view.listeners()) {
      if (!application.closed()) {
        listeners.computeIfAbsent(application, BoundListener::new).listed = true;
      }
    }
    List<BoundListener> closed = Collections.emptyList();
    for (Iterator<BoundListener> all = listeners.values().iterator(); all.hasNext(); ) {
      BoundListener bound = all.next();
      if (!bound.listed) {
        all.remove();
        closed = closed.isEmpty() ? new ArrayList<>() : closed;
        closed.add(bound);
      } else if (bound.inode == null && source.status().kind != SourceKind.NONE) {
        bound.inode = source.inodeOf(bound.application.descriptor());
      }
      bound.listed = false;
    }
    return closed;
  }

  Collection<BoundListener> all() {
    return listeners.values();
  }

  /** Whether the socket of one of them has not been found yet. */
  boolean lackSocket() {
    for (BoundListener bound : listeners.values()) {
      if (bound.tracker == null) {
        return true;
      }
    }
    return false;
  }

  /**
   * The listener by which the service called listen(2) again on the same socket; null if it did
   * not. An accept on a closed listener that ended late has no requested backlog.
   */
  BoundListener successorOf(BoundListener closed) {
    for (BoundListener bound : listeners.values()) {
      if (closed.inode != null
          && closed.inode.equals(bound.inode)
          && bound.application.requestedBacklog() != null) {
        return bound;
      }
    }
    return null;
  }

  /** The kernel no longer shows its socket although no close was seen. */
  void forget(ApplicationListener application) {
    listeners.remove(application);
    view.forget(application);
  }

  /**
   * Decides about those that were absent from this many complete readings. An accept that ended
   * after the close is forgotten, as is what was closed unseen.
   *
   * @return those that are still open, so that the source cannot show them: a Unix domain listener
   *     without unix_diag, or a listener of another network namespace
   */
  List<BoundListener> settleAbsent(int readings) {
    List<BoundListener> invisible = Collections.emptyList();
    for (Iterator<BoundListener> all = listeners.values().iterator(); all.hasNext(); ) {
      BoundListener bound = all.next();
      if (bound.tracker != null || ++bound.absences < readings) {
        continue;
      }
      if (isOpen(bound)) {
        invisible = invisible.isEmpty() ? new ArrayList<>() : invisible;
        invisible.add(bound);
      } else {
        all.remove();
        view.forget(bound.application);
      }
    }
    return invisible;
  }

  /** Whether its descriptor still leads to the socket that it was bound with. */
  private boolean isOpen(BoundListener bound) {
    return bound.application.requestedBacklog() != null
        && bound.inode != null
        && bound.inode.equals(source.inodeOf(bound.application.descriptor()));
  }
}
