// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.jmh;

import io.acceptq.monitor.sample.AcceptQueue;
import io.acceptq.monitor.sample.Acceptor;
import io.acceptq.monitor.sample.Accepts;
import io.acceptq.monitor.sample.Backlog;
import io.acceptq.monitor.sample.Evidence;
import io.acceptq.monitor.sample.KernelCounters;
import io.acceptq.monitor.sample.KernelLimits;
import io.acceptq.monitor.sample.ListenAddress;
import io.acceptq.monitor.sample.Listener;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.Losses;
import io.acceptq.monitor.sample.NamespaceSample;
import io.acceptq.monitor.sample.Percentiles;
import io.acceptq.monitor.sample.SelfSample;
import io.acceptq.monitor.sample.Snapshot;
import io.acceptq.monitor.sample.SourceKind;
import io.acceptq.monitor.sample.Strain;
import java.util.ArrayList;
import java.util.List;

/** Snapshots of many listeners that accept ten connections an interval, or also refuse ten. */
final class SyntheticSnapshots {
  private static final int LIMIT = 50;
  private static final Backlog BACKLOG = new Backlog(LIMIT, null);
  private static final Acceptor ACCEPTOR =
      new Acceptor(Thread.currentThread(), "RUNNABLE", null, 0L, null, null);
  private static final KernelLimits LIMITS = new KernelLimits(4096, 1024, 1, 0, 5);

  private final List<Listener> listeners = new ArrayList<>();
  private final boolean overflowing;
  private long samples;

  SyntheticSnapshots(int count, boolean overflowing) {
    this.overflowing = overflowing;
    for (int i = 1; i <= count; i++) {
      ListenAddress address = ListenAddress.inet4(0, 1_024 + i);
      listeners.add(new Listener(i, address.toString(), address, (long) i, null));
    }
  }

  /** The next snapshot, 100 ms later. */
  Snapshot next() {
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
        new SelfSample(SourceKind.NETLINK, null, samples, 0, 0, 1, 1, null, 0, "none", 0, null),
        Strain.UNKNOWN);
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
        new Losses(
            overflows,
            overflows,
            Evidence.EXACT,
            overflows,
            seen == null ? null : overflows,
            seen,
            seen,
            overflowing));
  }
}
