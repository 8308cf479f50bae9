// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampling;

import io.acceptq.monitor.sample.ApplicationView;
import io.acceptq.monitor.sample.KernelCounters;
import io.acceptq.monitor.sample.KernelLimits;
import io.acceptq.monitor.sample.KernelSample;
import io.acceptq.monitor.sample.KernelSource;
import io.acceptq.monitor.sample.ListenSocket;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.NamespaceSample;
import io.acceptq.monitor.sample.SelfSample;
import io.acceptq.monitor.sample.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes one sample of everything. Used by the sampler thread only. */
final class Sampler {
  private static final long LIMITS_EVERY = 1_000_000_000L;

  private final ApplicationView view;
  private final KernelSource source;
  private final ErrorCount errors;
  private final Clock clock;
  private final Join join;
  private final String release;
  private final String networkNamespace;
  private KernelLimits limits = KernelLimits.UNKNOWN;
  private boolean limitsRead;
  private long limitsAt;

  Sampler(ApplicationView view, KernelSource source, ErrorCount errors, Clock clock) {
    this.view = view;
    this.source = source;
    this.errors = errors;
    this.clock = clock;
    this.join = new Join(view, source);
    this.release = source.release();
    this.networkNamespace = source.networkNamespace();
  }

  /** Costs one reading of the kernel, and about a microsecond a listener. */
  Snapshot sample(long missed, Cost cost) {
    long nanos = clock.nanos();
    long millis = clock.millis();
    KernelCounters counters = KernelCounters.UNKNOWN;
    boolean read = false;
    try {
      counters = read(nanos);
      read = true;
    } catch (IOException e) {
      errors.report("reading the kernel", e);
    }
    refreshLimits(nanos);
    List<ListenerSample> listeners = new ArrayList<>(join.tracks().size());
    for (Track track : join.tracks()) {
      ListenSocket socket =
          read && track.known != null ? join.sockets().current(track.known) : null;
      listeners.add(track.sample(nanos, millis, socket, limits));
    }
    return new Snapshot(
        millis,
        Collections.unmodifiableList(listeners),
        new NamespaceSample(counters, limits, null, release, networkNamespace),
        self(missed, cost, nanos));
  }

  private KernelCounters read(long nanos) throws IOException {
    join.list();
    boolean unixToo = join.wantsUnix(nanos);
    KernelSample sample = readOnce(unixToo, nanos);
    if (!unixToo && join.lacksAny()) {
      sample = readOnce(true, nanos); // what TCP has not may be a Unix domain socket
    }
    return sample.counters;
  }

  private KernelSample readOnce(boolean unixToo, long nanos) throws IOException {
    long errorsBefore = errors.count();
    KernelSample sample = source.read(unixToo);
    join.read(sample.sockets, unixToo, errors.count() == errorsBefore, nanos);
    return sample;
  }

  private void refreshLimits(long nanos) {
    if (!limitsRead || nanos - limitsAt >= LIMITS_EVERY) {
      limits = source.limits();
      limitsAt = nanos;
      limitsRead = true;
    }
  }

  private SelfSample self(long missed, Cost cost, long nanos) {
    return new SelfSample(
        source.kind(),
        source.note(),
        cost.samples() + 1,
        missed,
        cost.micros(),
        cost.maxMicros(),
        cost.cpuPercent(nanos),
        view.adviceErrors(),
        view.targets(),
        errors.count(),
        errors.last());
  }
}
