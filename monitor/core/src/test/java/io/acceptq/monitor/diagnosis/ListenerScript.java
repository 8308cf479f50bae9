// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.diagnosis.cause.Cause;
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
import io.acceptq.monitor.model.NamespaceSample;
import io.acceptq.monitor.model.OverflowRun;
import io.acceptq.monitor.model.PausedWait;
import io.acceptq.monitor.model.Percentiles;
import io.acceptq.monitor.model.RuntimeStalls;
import io.acceptq.monitor.model.Snapshot;
import io.acceptq.monitor.model.TestSamples;
import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.KernelLimits;
import io.acceptq.monitor.net.ListenAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Samples of one listener, one after the other: what is set stays until it is changed. */
final class ListenerScript {
  final List<EpisodeEvent> events = new ArrayList<>();
  final List<Verdict> verdicts = new ArrayList<>();
  private final ListenerDiagnostician diagnostician = new ListenerDiagnostician(600_000);
  private final int limit;
  private Integer requested;
  private long millis = SampleFacts.NOW;
  private int length;
  private Long accepted = 0L;
  private double usualRate = 10;
  private double gap;
  private long overflows;
  private long lastOverflow;
  private long errors;
  private String error;
  private Acceptor.State state = Acceptor.State.RUNNABLE;
  private String death;
  private StackTraceElement[] stack;
  private double gc;
  private PausedWait pause;
  private double throttled;
  private boolean readsFiles = true;
  private double filesReadAt;
  private double throttledRead;
  private double queued;
  private double cpu;
  private double late;
  private boolean seen = true;
  private int halfOpen;
  private long synsRefused;

  ListenerScript(int limit) {
    this.limit = limit;
    this.requested = limit;
  }

  ListenerScript requested(int backlog) {
    requested = backlog;
    return this;
  }

  /** Its accepts are not tracked. */
  ListenerScript unseen() {
    seen = false;
    return this;
  }

  ListenerScript queue(int connections) {
    length = connections;
    return this;
  }

  ListenerScript accept(long connections) {
    accepted += connections;
    gap = 0;
    return this;
  }

  ListenerScript overflow(long packets) {
    overflows += packets;
    lastOverflow = packets == 0 ? lastOverflow : millis + 1;
    return this;
  }

  ListenerScript failAccept(String message) {
    errors++;
    error = message;
    return this;
  }

  ListenerScript state(Acceptor.State now) {
    state = now;
    return this;
  }

  ListenerScript diedBy(String exception) {
    state = Acceptor.State.DEAD;
    death = exception;
    return this;
  }

  ListenerScript at(StackTraceElement... frames) {
    stack = frames;
    return this;
  }

  static StackTraceElement frame(String className, String method) {
    return new StackTraceElement(className, method, null, -1);
  }

  /** Connections waited for the end of a pause; in the next sample only. */
  ListenerScript waited(Double longestMillis) {
    pause = new PausedWait(longestMillis);
    return this;
  }

  ListenerScript gc(double pauseMillis) {
    gc += pauseMillis;
    return this;
  }

  ListenerScript throttled(double more) {
    throttled += more;
    return this;
  }

  /** Whether the kernel's files are read from now on. */
  ListenerScript readsFiles(boolean reads) {
    readsFiles = reads;
    return this;
  }

  ListenerScript queued(double more) {
    queued += more;
    return this;
  }

  ListenerScript cpu(double more) {
    cpu += more;
    return this;
  }

  ListenerScript halfOpen(int connections) {
    halfOpen = connections;
    return this;
  }

  /** For a full SYN queue. */
  ListenerScript refuseSyns(long more) {
    synsRefused += more;
    return this;
  }

  /** The next sample, after this many milliseconds; more than 100 are lateness. */
  ListenerScript sample(long after) {
    millis += after;
    late += Math.max(0, after - 100);
    gap = length == 0 ? 0 : gap + after;
    if (readsFiles) {
      filesReadAt = (double) millis;
      throttledRead = throttled;
    }
    RuntimeStalls stalls =
        RuntimeStalls.builder()
            .gcMillis(gc)
            .cpuMillis(cpu)
            .samplerLateMillis(late)
            .readAtMillis(filesReadAt)
            .throttledMillis(throttledRead)
            .runQueueMillis(queued)
            .openDescriptors(128L)
            .descriptorLimit(128L)
            .build();
    ListenerSample now = now();
    Snapshot snapshot =
        new Snapshot(millis, List.of(now), namespace(), TestSamples.monitor().build(), stalls);
    verdicts.add(diagnostician.judge(now, snapshot, events));
    pause = null;
    return this;
  }

  ListenerScript samples(int count) {
    for (int i = 0; i < count; i++) {
      sample(100);
    }
    return this;
  }

  private NamespaceSample namespace() {
    Map<String, Long> tcpExt = Map.of("TCPReqQFullDrop", 0L, "TCPReqQFullDoCookies", synsRefused);
    KernelLimits limits =
        KernelLimits.builder()
            .somaxconn(4096)
            .tcpMaxSynBacklog(1024)
            .tcpSyncookies(1)
            .tcpAbortOnOverflow(0)
            .tcpSynackRetries(5)
            .build();
    return new NamespaceSample(new KernelCounters(tcpExt), limits, null, null, null, null);
  }

  private ListenerSample now() {
    boolean full = length > limit;
    OverflowRun run =
        lastOverflow == 0 ? null : new OverflowRun(overflows, lastOverflow, lastOverflow, full);
    DropCounters drops = new DropCounters(overflows, overflows, Confidence.EXACT, overflows, run);
    AcceptGaps gaps = new AcceptGaps(gap, gap, Percentiles.NONE, pause);
    return new ListenerSample(
        millis,
        new Listener(1, "0.0.0.0:80", ListenAddress.inet4(0, 80), 10L, binding()),
        Backlog.held(limit, requested > limit ? limit : 4096),
        new AcceptQueue(length, length / (limit + 1.0), length, length, halfOpen),
        seen
            ? new Accepts(accepted, usualRate, usualRate, gaps, Percentiles.NONE)
            : Accepts.UNKNOWN,
        seen ? acceptor() : Acceptor.UNKNOWN,
        drops);
  }

  private Acceptor acceptor() {
    return Acceptor.builder().state(state).death(death).errors(errors, error).stack(stack).build();
  }

  private Binding binding() {
    return seen ? new Binding("ServerSocket", requested, 1L, "com.acme.Door.open") : Binding.UNSEEN;
  }

  Verdict last() {
    return verdicts.get(verdicts.size() - 1);
  }

  Cause cause() {
    return last().episode == null ? null : last().episode.cause();
  }

  List<String> eventTypes() {
    return events.stream().map(event -> event.type).toList();
  }
}
