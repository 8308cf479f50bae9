// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.benchmarks.jmh;

import io.acceptq.monitor.model.AcceptGaps;
import io.acceptq.monitor.model.AcceptQueue;
import io.acceptq.monitor.model.Acceptor;
import io.acceptq.monitor.model.Accepts;
import io.acceptq.monitor.model.Backlog;
import io.acceptq.monitor.model.Binding;
import io.acceptq.monitor.model.Confidence;
import io.acceptq.monitor.model.DropCounters;
import io.acceptq.monitor.model.Listener;
import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.MonitorSample;
import io.acceptq.monitor.model.NamespaceSample;
import io.acceptq.monitor.model.OverflowRun;
import io.acceptq.monitor.model.Percentiles;
import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.monitor.model.Snapshot;
import io.acceptq.monitor.model.Thresholds;
import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.model.kernel.SourceKind;
import io.acceptq.monitor.model.kernel.SourceStatus;
import io.acceptq.monitor.net.ListenAddress;
import java.util.ArrayList;
import java.util.List;

/** Snapshots of many listeners that accept ten connections an interval, or also refuse ten. */
final class SyntheticSnapshots {
  private static final int LIMIT = 50;
  private static final Backlog BACKLOG = Backlog.held(LIMIT, 4096);
  private static final Acceptor ACCEPTOR =
      Acceptor.builder()
          .thread(Thread.currentThread())
          .name("acceptor")
          .state(Acceptor.State.RUNNABLE)
          .errors(0L, null)
          .build();
  private static final AcceptGaps GAPS = new AcceptGaps(0.0, 0.0, Percentiles.NONE, null);
  private static final SourceStatus SOURCE = new SourceStatus(SourceKind.NETLINK, null);
  private static final Thresholds THRESHOLDS = new Thresholds(80, 1_000);
  private static final KernelLimits LIMITS =
      KernelLimits.builder()
          .somaxconn(4096)
          .tcpMaxSynBacklog(1024)
          .tcpSyncookies(1)
          .tcpAbortOnOverflow(0)
          .tcpSynackRetries(5)
          .build();

  private final List<Listener> listeners = new ArrayList<>();
  private final boolean overflowing;
  private long samples;

  SyntheticSnapshots(int count, boolean overflowing) {
    this.overflowing = overflowing;
    for (int i = 1; i <= count; i++) {
      ListenAddress address = ListenAddress.inet4(0, 1_024 + i);
      listeners.add(new Listener(i, address.toString(), address, (long) i, Binding.UNSEEN));
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
        MonitorSample.builder(SOURCE, 100, THRESHOLDS).samples(samples).build(),
        RuntimeStalls.UNKNOWN);
  }

  private ListenerSample sample(long millis, Listener listener) {
    int length = overflowing ? LIMIT + 1 : (int) ((listener.id + samples) % 3) + 1;
    long overflows = overflowing ? 10 * samples : 0;
    OverflowRun run = overflowing ? new OverflowRun(overflows, millis, millis, true) : null;
    return new ListenerSample(
        millis,
        listener,
        BACKLOG,
        new AcceptQueue(length, length / (LIMIT + 1.0), length, length, 0),
        new Accepts(10 * samples, 100.0, 100.0, GAPS, Percentiles.NONE),
        ACCEPTOR,
        new DropCounters(overflows, overflows, Confidence.EXACT, overflows, run));
  }
}
