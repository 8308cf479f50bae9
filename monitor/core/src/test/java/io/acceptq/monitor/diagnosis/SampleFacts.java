// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

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
import io.acceptq.monitor.model.OverflowRun;
import io.acceptq.monitor.model.Percentiles;
import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.queueing.BacklogRecommendation;
import io.acceptq.monitor.queueing.QueueWait;

/** A listener's sample, fact by fact; what is not set is unknown. */
final class SampleFacts {
  /** 2027-01-15T08:00:00Z. */
  static final long NOW = 1_800_000_000_000L;

  private long millis = NOW;
  private Integer length;
  private Integer limit;
  private Double wait;
  private Accepts accepts = Accepts.UNKNOWN;
  private DropCounters drops = DropCounters.UNKNOWN;

  static SampleFacts queue(Integer length, Integer limit) {
    SampleFacts facts = new SampleFacts();
    facts.length = length;
    facts.limit = limit;
    return facts;
  }

  /** To be called before facts that are relative to it. */
  SampleFacts at(long now) {
    millis = now;
    return this;
  }

  SampleFacts accepts(double rate, double gapMillis) {
    AcceptGaps gaps = new AcceptGaps(gapMillis, gapMillis, Percentiles.NONE, null);
    accepts = new Accepts(100L, rate, rate, gaps, Percentiles.NONE);
    return this;
  }

  SampleFacts waits(double millis) {
    wait = millis;
    return this;
  }

  SampleFacts overflows(
      long count, Confidence confidence, long sinceAgo, long lastAgo, boolean full) {
    OverflowRun run = new OverflowRun(count, millis - sinceAgo, millis - lastAgo, full);
    drops = new DropCounters(count, count, confidence, count, run);
    return this;
  }

  Verdict verdict(MonitorSample monitor) {
    return new Verdict(
        sample(),
        Health.UNKNOWN,
        monitor,
        null,
        new QueueWait(wait, null),
        BacklogRecommendation.UNSEEN);
  }

  ListenerSample sample() {
    Double utilization = length == null || limit == null ? null : (Double) (length / (limit + 1.0));
    return new ListenerSample(
        millis,
        new Listener(1, "0.0.0.0:80", ListenAddress.inet4(0, 80), 10L, Binding.UNSEEN),
        limit == null ? Backlog.UNKNOWN : Backlog.held(limit, 4096),
        new AcceptQueue(length, utilization, length, length, null),
        accepts,
        Acceptor.UNKNOWN,
        drops);
  }
}
