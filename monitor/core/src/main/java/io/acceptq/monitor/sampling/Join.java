// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.ApplicationListener;
import io.acceptq.monitor.sample.ApplicationView;
import io.acceptq.monitor.sample.KernelSource;
import io.acceptq.monitor.sample.ListenAddress;
import io.acceptq.monitor.sample.ListenSocket;
import io.acceptq.monitor.sample.Listener;
import io.acceptq.monitor.sample.SourceKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Brings together what the service bound and what the kernel shows, by the inode behind the
 * service's descriptor; a {@link Track} comes and goes with its socket. Used by the sampler thread
 * only.
 */
final class Join {
  /** Readings that may lack a bound listener before it counts as gone. */
  private static final int ABSENCES = 2;

  /** How often it is looked whether Unix listeners came, and unseen ones went, unnoticed. */
  private static final long LOOK = 5_000_000_000L;

  private final ApplicationView view;
  private final KernelSource source;
  private final ErrorCount errors;
  private final Clock clock;
  private final Sockets sockets = new Sockets();
  private final Names names = new Names();
  private final Budget budget = new Budget();
  private final IdentityHashMap<ApplicationListener, Claim> claims = new IdentityHashMap<>();
  private final List<Track> tracks = new ArrayList<>();
  private long lastId;
  private long lastScan;
  private long lastUnixLook;
  private boolean looked;

  Join(ApplicationView view, KernelSource source, ErrorCount errors, Clock clock) {
    this.view = view;
    this.source = source;
    this.errors = errors;
    this.clock = clock;
  }

  /** A listener of the service, from its bind to its close. */
  private static final class Claim {
    final ApplicationListener application;
    Long inode;
    Track track;
    int absences;
    boolean listed;

    Claim(ApplicationListener application) {
      this.application = application;
    }
  }

  /** Lists what the service has open. To be done before the kernel is read. */
  void list() {
    for (ApplicationListener application : view.listeners()) {
      if (!application.closed()) {
        claims.computeIfAbsent(application, Claim::new).listed = true;
      }
    }
    List<Claim> closed = Collections.emptyList();
    for (Iterator<Claim> all = claims.values().iterator(); all.hasNext(); ) {
      Claim claim = all.next();
      if (!claim.listed) {
        all.remove();
        closed = closed.isEmpty() ? new ArrayList<>() : closed;
        closed.add(claim);
      } else if (claim.inode == null && source.kind() != SourceKind.NONE) {
        claim.inode = source.inodeOf(claim.application.descriptor());
      }
      claim.listed = false;
    }
    for (Claim claim : closed) {
      closed(claim);
    }
  }

  private void closed(Claim claim) {
    Claim heir = claim.track == null ? null : heirOf(claim);
    if (heir != null) {
      heir.track = claim.track;
      heir.track.joins(heir.application);
      return;
    }
    Known known = sockets.get(claim.inode);
    if (known != null) {
      // A channel that is registered with a selector is closed later: until then it is no news.
      known.owner = Known.Owner.CLOSED;
      known.track = null;
    }
    if (claim.track != null) {
      drop(claim.track);
    }
  }

  /** The service called listen(2) again on the same socket; an accept that ended late did not. */
  private Claim heirOf(Claim closed) {
    for (Claim claim : claims.values()) {
      if (closed.inode != null
          && closed.inode.equals(claim.inode)
          && claim.application.requestedBacklog() != null) {
        return claim;
      }
    }
    return null;
  }

  /** The socket is gone although no close was seen. */
  private void vanished(Track track) {
    drop(track);
    if (track.application() != null) {
      claims.remove(track.application());
      view.forget(track.application());
    }
  }

  private void drop(Track track) {
    tracks.remove(track);
    names.release(track.listener().name);
  }

  /** Whether the next reading must hold Unix domain sockets. */
  boolean wantsUnix(long nanos) {
    if (!looked || nanos - lastUnixLook >= LOOK) {
      return true;
    }
    for (Track track : tracks) {
      if (track.isUnix()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a listener of the service was not in the last reading: it may be a Unix one. */
  boolean lacksAny() {
    for (Claim claim : claims.values()) {
      if (claim.track == null) {
        return true;
      }
    }
    return false;
  }

  /** Takes a reading of the kernel. */
  void read(List<ListenSocket> read, boolean unixToo, boolean whole, long nanos) {
    for (Known gone : sockets.read(read, unixToo, whole)) {
      if (gone.track != null) {
        vanished(gone.track);
      }
    }
    if (unixToo) {
      lastUnixLook = nanos;
      looked = true;
    }
    match();
    if (sockets.hasUnknown()) {
      list(); // one may have been bound since
      match();
    }
    if (unixToo && whole) {
      forgetAbsent();
    }
    scan(nanos);
  }

  /** Gives the service's listeners their sockets. */
  private void match() {
    for (Claim claim : claims.values()) {
      if (claim.track == null) {
        Known known = sockets.get(claim.inode);
        if (known != null && known.owner != Known.Owner.CLOSED) {
          claim.track = known.track == null ? track(known, claim.application) : known.track;
          claim.track.joins(claim.application);
        } else if (source.kind() == SourceKind.NONE) {
          claim.track = track(null, claim.application);
          claim.track.joins(claim.application);
        }
      }
    }
  }

  private Track track(Known known, ApplicationListener application) {
    Long inode = known == null ? null : (Long) known.now.inode;
    ListenAddress address = known == null ? application.address() : known.now.address;
    String name = address == null ? "descriptor " + application.descriptor() : address.toString();
    Listener listener = new Listener(++lastId, names.take(name), address, inode, application);
    Track track = new Track(listener, known, source.kind(), source.limits());
    tracks.add(track);
    if (known != null) {
      known.owner = Known.Owner.OURS;
      known.track = track;
    }
    return track;
  }

  /** What the service has open, but the kernel does not show. */
  private void forgetAbsent() {
    for (Iterator<Claim> all = claims.values().iterator(); all.hasNext(); ) {
      Claim claim = all.next();
      if (claim.track == null && ++claim.absences >= ABSENCES) {
        all.remove();
        view.forget(claim.application);
      }
    }
  }

  /** Looks up whose the sockets are that were never seen bound, and which of ours went unseen. */
  private void scan(long nanos) {
    boolean due = sockets.hasUnknown() || (hasUnseen() && nanos - lastScan >= LOOK);
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
    for (Known ours : sockets.classify(own)) {
      track(ours, null);
    }
    for (Known lost : sockets.lost(own)) {
      drop(lost.track);
      lost.owner = Known.Owner.FOREIGN; // another process has it open still
      lost.track = null;
    }
  }

  private boolean hasUnseen() {
    for (Track track : tracks) {
      if (track.application() == null) {
        return true;
      }
    }
    return false;
  }

  List<Track> tracks() {
    return tracks;
  }

  Sockets sockets() {
    return sockets;
  }
}
