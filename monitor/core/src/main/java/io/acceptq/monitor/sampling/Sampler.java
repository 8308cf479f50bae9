// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.ApplicationView;
import io.acceptq.monitor.sample.KernelCounters;
import io.acceptq.monitor.sample.KernelLimits;
import io.acceptq.monitor.sample.KernelSample;
import io.acceptq.monitor.sample.KernelSource;
import io.acceptq.monitor.sample.ListenSocket;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.SelfSample;
import io.acceptq.monitor.sample.Snapshot;
import io.acceptq.monitor.sample.Strain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes one sample of everything. Used by the sampler thread only. */
final class Sampler {
  private final KernelSource source;
  private final ErrorCount errors;
  private final Clock clock;
  private final Join join;
  private final Namespace namespace;
  private final HalfOpen halfOpen;
  private final History history;
  private boolean waiting;

  Sampler(
      ApplicationView view, KernelSource source, ErrorCount errors, Clock clock, History history) {
    this.source = source;
    this.errors = errors;
    this.clock = clock;
    this.join = new Join(view, source, errors, clock);
    this.namespace = new Namespace(source);
    this.halfOpen = new HalfOpen(source, clock);
    this.history = history;
  }

  /**
   * Costs one reading of the kernel, and about a microsecond a listener.
   *
   * @param samplesKept at most, of each listener
   */
  Snapshot sample(SelfSample self, Strain strain, long samplesKept) {
    long nanos = clock.nanos();
    long millis = clock.millis();
    KernelCounters counters = read(nanos);
    boolean read = counters != null;
    KernelLimits limits = namespace.limits(nanos);
    boolean attributed = read && namespace.attribute(counters, join.sockets());
    if (read) {
      readHalfOpen(nanos);
    }
    List<ListenerSample> listeners = new ArrayList<>(join.tracks().size());
    waiting = false;
    for (Track track : join.tracks()) {
      ListenSocket socket = read ? join.sockets().current(track.known) : null;
      listeners.add(track.sample(nanos, millis, socket, limits, attributed, halfOpen));
      waiting |= track.lengthNow() > 0 || track.recentOverflows() > 0;
    }
    history.append(millis, join.tracks(), samplesKept);
    return new Snapshot(
        millis,
        Collections.unmodifiableList(listeners),
        namespace.sample(read ? counters : KernelCounters.UNKNOWN),
        self,
        strain);
  }

  /** Null if the kernel could not be read: this sample then has no kernel's side. */
  private KernelCounters read(long nanos) {
    join.list();
    try {
      boolean unixToo = join.wantsUnix(nanos);
      KernelSample sample = readOnce(unixToo, nanos);
      if (!unixToo && join.lacksAny()) {
        sample = readOnce(true, nanos); // what TCP has not may be a Unix domain socket
      }
      return sample.counters;
    } catch (IOException e) {
      errors.report("reading the kernel", e);
      return null;
    }
  }

  private KernelSample readOnce(boolean unixToo, long nanos) throws IOException {
    long errorsBefore = errors.count();
    KernelSample sample = source.read(unixToo);
    // A row that could not be understood is missing, its socket need not be gone.
    boolean whole = errors.count() == errorsBefore;
    join.read(sample.sockets, unixToo, whole, nanos);
    return sample;
  }

  private void readHalfOpen(long nanos) {
    try {
      halfOpen.refresh(nanos, namespace.isDropping(), join.sockets().all());
    } catch (IOException e) {
      errors.report("counting half-open connections", e);
    }
  }

  /** Whether connections waited at any listener, or were refused, in the last sample. */
  boolean sawWaiting() {
    return waiting;
  }

  void resetPeaks(long listener) {
    for (Track track : join.tracks()) {
      if (track.listener().id == listener) {
        track.resetPeaks();
      }
    }
  }
}
