// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.diagnosis.load.QueueWait;
import io.acceptq.monitor.diagnosis.load.Recommendation;
import io.acceptq.monitor.sample.AcceptQueue;
import io.acceptq.monitor.sample.Acceptor;
import io.acceptq.monitor.sample.Accepts;
import io.acceptq.monitor.sample.Backlog;
import io.acceptq.monitor.sample.Evidence;
import io.acceptq.monitor.sample.ListenAddress;
import io.acceptq.monitor.sample.Listener;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.Losses;
import io.acceptq.monitor.sample.Percentiles;

/** A listener's sample, fact by fact; what is not said is not known. */
final class Facts {
  /** 2027-01-15T08:00:00Z. */
  static final long NOW = 1_800_000_000_000L;

  private long millis = NOW;
  private Integer length;
  private Integer limit;
  private Double wait;
  private Accepts accepts = Accepts.UNKNOWN;
  private Losses losses = Losses.UNKNOWN;

  static Facts queue(Integer length, Integer limit) {
    Facts facts = new Facts();
    facts.length = length;
    facts.limit = limit;
    return facts;
  }

  /** Before what refers to it. */
  Facts at(long now) {
    millis = now;
    return this;
  }

  Facts accepts(double rate, double gapMillis) {
    accepts =
        new Accepts(100L, rate, rate, gapMillis, gapMillis, Percentiles.NONE, Percentiles.NONE);
    return this;
  }

  Facts waits(double millis) {
    wait = millis;
    return this;
  }

  Facts overflows(long count, Evidence evidence, long sinceAgo, long lastAgo, boolean full) {
    losses =
        new Losses(count, count, evidence, count, count, millis - sinceAgo, millis - lastAgo, full);
    return this;
  }

  Verdict verdict() {
    return new Verdict(
        sample(), Health.UNKNOWN, null, new QueueWait(wait, null), Recommendation.UNSEEN);
  }

  ListenerSample sample() {
    Double utilization = length == null || limit == null ? null : (Double) (length / (limit + 1.0));
    return new ListenerSample(
        millis,
        new Listener(1, "0.0.0.0:80", ListenAddress.inet4(0, 80), 10L, null),
        new Backlog(limit, null),
        new AcceptQueue(length, utilization, length, length, null),
        accepts,
        Acceptor.UNKNOWN,
        losses);
  }
}
