// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sampler;

import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.MonitorSample;
import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.monitor.model.Snapshot;
import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.KernelSample;
import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.spi.ApplicationView;
import io.acceptq.monitor.spi.Clock;
import io.acceptq.monitor.spi.ErrorReporter;
import io.acceptq.monitor.spi.KernelSource;
import io.acceptq.monitor.tracking.HalfOpenCounts;
import io.acceptq.monitor.tracking.History;
import io.acceptq.monitor.tracking.ListenerMatcher;
import io.acceptq.monitor.tracking.ListenerTracker;
import io.acceptq.monitor.tracking.NamespaceTracker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes one sample of everything. Used by the sampler thread only. */
final class Sampler {
  /** Far more than the thread waits for a core while it reads; a pause that matters is longer. */
  private static final long INTERRUPTED_NANOS = 50_000_000L;

  private final ErrorReporter errors;
  private final Clock clock;
  private final ListenerMatcher matcher;
  private final NamespaceTracker namespace;
  private final HalfOpenCounts halfOpen;
  private final History history;
  private final StallWatch stallWatch;
  private final ConnectionQueries connections;
  private final PauseDetector pauses = new PauseDetector();
  private boolean waiting;

  Sampler(
      ApplicationView view,
      KernelSource source,
      ErrorReporter errors,
      Clock clock,
      History history,
      StallWatch stallWatch,
      KernelCounters baseline) {
    this.errors = errors;
    this.clock = clock;
    this.matcher = new ListenerMatcher(view, source, errors, clock);
    this.connections = new ConnectionQueries(source, matcher.sockets(), errors);
    this.namespace = new NamespaceTracker(source, baseline);
    this.halfOpen = new HalfOpenCounts(source, clock);
    this.history = history;
    this.stallWatch = stallWatch;
  }

  /**
   * Costs one reading of the kernel, or two if it was interrupted, and about a microsecond per
   * listener.
   *
   * @param samplesKept how many samples of each listener to keep at most
   */
  Snapshot sample(MonitorSample monitor, long samplesKept) {
    long nanos = clock.nanos();
    long cpuNanos = clock.cpuNanos();
    RuntimeStalls stalls = stallWatch.look(nanos, monitor.lateMillis, waiting);
    KernelSample read = readKernel(nanos);
    double late = monitor.lateMillis;
    long interrupted = interruptedNanos(nanos, cpuNanos);
    if (interrupted > 0) {
      // What the pause did to the queue would be in this sample and the pause in the next.
      nanos = clock.nanos();
      late += interrupted / 1e6; // the schedule counts it at the next sample
      stalls = stallWatch.look(nanos, late, true);
      read = readKernel(nanos);
    }
    long millis = clock.millis();
    double stood = monitor.oversleptMillis + interrupted / 1e6;
    connections.startSample(nanos, pauses.look(stood, stalls), interval(monitor));
    namespace.update(read, matcher.sockets());
    if (read != null) {
      readHalfOpen(nanos);
    }
    List<ListenerSample> listeners = new ArrayList<>(matcher.trackers().size());
    waiting = false;
    for (ListenerTracker tracker : matcher.trackers()) {
      ListenSocket socket = read == null ? null : tracker.current(matcher.sockets());
      Integer halfOpenNow = socket == null ? null : halfOpen.of(socket.address);
      listeners.add(
          tracker.sample(nanos, millis, namespace, socket, halfOpenNow, connections.of(socket)));
      waiting |= tracker.queueLength() > 0 || tracker.recentOverflows() > 0;
    }
    if (waiting && !stallWatch.hasReadFiles()) { // the first sample of a problem
      stalls = stallWatch.look(nanos, late, true);
    }
    history.append(millis, monitor.clockOffsetMillis, matcher.trackers(), samplesKept);
    return new Snapshot(
        millis, Collections.unmodifiableList(listeners), namespace.sample(nanos), monitor, stalls);
  }

  /** For how long this thread stood still since then, as the JVM paused or was stopped; else 0. */
  private long interruptedNanos(long nanos, long cpuNanos) {
    long passed = clock.nanos() - nanos;
    long stood = passed < INTERRUPTED_NANOS ? 0 : passed - (clock.cpuNanos() - cpuNanos);
    return stood < INTERRUPTED_NANOS ? 0 : stood;
  }

  private static long interval(MonitorSample monitor) {
    return monitor.stretchedIntervalMillis == null
        ? monitor.intervalMillis
        : monitor.stretchedIntervalMillis;
  }

  /** Null if the kernel could not be read: this sample then has only the service's side. */
  private KernelSample readKernel(long nanos) {
    try {
      return matcher.update(nanos);
    } catch (IOException | RuntimeException e) { // rights that vanish, at whatever call
      errors.report("reading the kernel", e);
      return null;
    }
  }

  private void readHalfOpen(long nanos) {
    try {
      halfOpen.refresh(nanos, namespace.isDropping(), matcher.sockets().all());
    } catch (IOException | RuntimeException e) {
      errors.report("counting half-open connections", e);
    }
  }

  void resetPeaks(long listener) {
    for (ListenerTracker tracker : matcher.trackers()) {
      if (tracker.listener().id == listener) {
        tracker.resetPeaks();
      }
    }
  }
}
