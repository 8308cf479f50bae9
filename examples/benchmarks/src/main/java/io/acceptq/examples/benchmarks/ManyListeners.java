// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks;

import io.acceptq.monitor.model.AcceptQueue;
import io.acceptq.monitor.model.Acceptor;
import io.acceptq.monitor.model.Accepts;
import io.acceptq.monitor.model.Backlog;
import io.acceptq.monitor.model.Confidence;
import io.acceptq.monitor.model.DropCounters;
import io.acceptq.monitor.model.Listener;
import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.MonitorSample;
import io.acceptq.monitor.model.NamespaceSample;
import io.acceptq.monitor.model.Percentiles;
import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.monitor.model.Snapshot;
import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.net.ListenAddress;
import java.util.ArrayList;
import java.util.List;

/** Samples of many listeners that accept ten connections an interval, or refuse as many as well. */
final class ManyListeners {
  private static final int LIMIT = 50;
  private static final Backlog BACKLOG = new Backlog(LIMIT, null);
  private static final Acceptor ACCEPTOR =
      new Acceptor(Thread.currentThread(), "RUNNABLE", null, 0L, null, null);
  private static final KernelLimits LIMITS = new KernelLimits(4096, 1024, 1, 0, 5);

  private final List<Listener> listeners = new ArrayList<>();
  private final boolean overflowing;
  private long samples;

  ManyListeners(int count, boolean overflowing) {
    this.overflowing = overflowing;
    for (int i = 1; i <= count; i++) {
      ListenAddress address = ListenAddress.inet4(0, 1_024 + i);
      listeners.add(new Listener(i, address.toString(), address, (long) i, null));
    }
  }

  /** The next, 100 ms later. */
  Snapshot sample() {
    samples++;
    long millis = 1_800_000_000_000L + 100 * samples;
    List<ListenerSample> all = new ArrayList<>(listeners.size());
    for (Listener listener : listeners) {
      all.add(sample(millis, listener));
    }
    return new Snapshot(
        millis,
        all,
        new NamespaceSample(KernelCounters.UNKNOWN, LIMITS, 0L, null, null, null),
        new MonitorSample(SourceKind.NETLINK, null, samples, 0, 0, 1, 1, null, 0, "none", 0, null),
        RuntimeStalls.UNKNOWN);
  }

  private ListenerSample sample(long millis, Listener listener) {
    int length = overflowing ? LIMIT + 1 : (int) ((listener.id + samples) % 3) + 1;
    long overflows = overflowing ? 10 * samples : 0;
    Long seen = overflowing ? (Long) millis : null;
    return new ListenerSample(
        millis,
        listener,
        BACKLOG,
        new AcceptQueue(length, length / (LIMIT + 1.0), length, length, 0),
        new Accepts(10 * samples, 100.0, 100.0, 0.0, 0.0, Percentiles.NONE, Percentiles.NONE),
        ACCEPTOR,
        new DropCounters(
            overflows,
            overflows,
            Confidence.EXACT,
            overflows,
            seen == null ? null : overflows,
            seen,
            seen,
            overflowing));
  }
}
