// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.sample.AcceptQueue;
import io.acceptq.monitor.sample.Acceptor;
import io.acceptq.monitor.sample.Accepts;
import io.acceptq.monitor.sample.ApplicationListener;
import io.acceptq.monitor.sample.Backlog;
import io.acceptq.monitor.sample.Evidence;
import io.acceptq.monitor.sample.KernelCounters;
import io.acceptq.monitor.sample.KernelLimits;
import io.acceptq.monitor.sample.Knobs;
import io.acceptq.monitor.sample.ListenAddress;
import io.acceptq.monitor.sample.Listener;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.Losses;
import io.acceptq.monitor.sample.NamespaceSample;
import io.acceptq.monitor.sample.Percentiles;
import io.acceptq.monitor.sample.Strain;
import io.acceptq.monitor.sampling.FakeService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One listener's life, sample by sample, as a test tells it: what is set stays until changed. */
final class Story {
  private static final Knobs KNOBS = new Knobs(100, 80, 1_000);

  final List<Edge> edges = new ArrayList<>();
  final List<Verdict> verdicts = new ArrayList<>();
  private final Course course = new Course(600_000);
  private final int limit;
  private Integer requested;
  private long millis = Facts.NOW;
  private int length;
  private Long accepted = 0L;
  private double usualRate = 10;
  private double gap;
  private long overflows;
  private long lastOverflow;
  private long errors;
  private String error;
  private String state = "RUNNABLE";
  private String death;
  private StackTraceElement[] stack;
  private double gc;
  private double throttled;
  private double queued;
  private double cpu;
  private double late;
  private boolean seen = true;
  private int halfOpen;
  private long synsRefused;

  Story(int limit) {
    this.limit = limit;
    this.requested = limit;
  }

  Story requested(int backlog) {
    requested = backlog;
    return this;
  }

  /** Its accepts are not seen. */
  Story unseen() {
    seen = false;
    return this;
  }

  Story queue(int connections) {
    length = connections;
    return this;
  }

  Story accept(long connections) {
    accepted += connections;
    gap = 0;
    return this;
  }

  Story overflow(long packets) {
    overflows += packets;
    lastOverflow = packets == 0 ? lastOverflow : millis + 1;
    return this;
  }

  Story failAccept(String message) {
    errors++;
    error = message;
    return this;
  }

  Story state(String name) {
    state = name;
    return this;
  }

  Story diedBy(String exception) {
    state = "DEAD";
    death = exception;
    return this;
  }

  Story at(StackTraceElement... frames) {
    stack = frames;
    return this;
  }

  static StackTraceElement frame(String className, String method) {
    return new StackTraceElement(className, method, null, -1);
  }

  Story gc(double pauseMillis) {
    gc += pauseMillis;
    return this;
  }

  Story throttled(double more) {
    throttled += more;
    return this;
  }

  Story queued(double more) {
    queued += more;
    return this;
  }

  Story cpu(double more) {
    cpu += more;
    return this;
  }

  Story halfOpen(int connections) {
    halfOpen = connections;
    return this;
  }

  /** For a full SYN queue. */
  Story refuseSyns(long more) {
    synsRefused += more;
    return this;
  }

  /** The next sample, after so long; what is beyond 100 ms is lateness. */
  Story sample(long after) {
    millis += after;
    late += Math.max(0, after - 100);
    gap = length == 0 ? 0 : gap + after;
    Strain strain = new Strain(gc, cpu, late, (double) millis, throttled, queued, 128L, 128L);
    verdicts.add(course.judge(now(), namespace(), strain, KNOBS, edges));
    return this;
  }

  Story samples(int count) {
    for (int i = 0; i < count; i++) {
      sample(100);
    }
    return this;
  }

  private NamespaceSample namespace() {
    Map<String, Long> tcpExt = Map.of("TCPReqQFullDrop", 0L, "TCPReqQFullDoCookies", synsRefused);
    KernelLimits limits = new KernelLimits(4096, 1024, 1, 0, 5);
    return new NamespaceSample(new KernelCounters(tcpExt), limits, null, null, null, null);
  }

  private ListenerSample now() {
    boolean full = length > limit;
    Losses losses =
        lastOverflow == 0
            ? new Losses(0L, 0L, Evidence.EXACT, 0L, null, null, null, false)
            : new Losses(
                overflows,
                overflows,
                Evidence.EXACT,
                overflows,
                overflows,
                lastOverflow,
                lastOverflow,
                full);
    return new ListenerSample(
        millis,
        new Listener(1, "0.0.0.0:80", ListenAddress.inet4(0, 80), 10L, seen ? bound() : null),
        new Backlog(limit, requested > limit ? "capped by net.core.somaxconn=" + limit : null),
        new AcceptQueue(length, length / (limit + 1.0), length, length, halfOpen),
        seen
            ? new Accepts(
                accepted, usualRate, usualRate, gap, gap, Percentiles.NONE, Percentiles.NONE)
            : Accepts.UNKNOWN,
        seen ? new Acceptor(null, state, death, errors, error, stack) : Acceptor.UNKNOWN,
        losses);
  }

  private ApplicationListener bound() {
    return new FakeService().bind(7, requested);
  }

  Verdict last() {
    return verdicts.get(verdicts.size() - 1);
  }

  Cause cause() {
    return last().episode == null ? null : last().episode.cause();
  }

  List<String> edgeTypes() {
    return edges.stream().map(edge -> edge.type).toList();
  }
}
