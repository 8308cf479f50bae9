// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

/** Connections that the service took out of the accept queue. Immutable; null is unknown. */
public final class Accepts {
  public static final Accepts UNKNOWN =
      new Accepts(null, null, null, AcceptGaps.UNKNOWN, Percentiles.NONE);

  /** Since the bind, or since the listener was first seen to accept. */
  public final Long total;

  /** Per second over the last 10 s. */
  public final Double rate;

  /** Connections that entered the queue per second over the last 10 s: accepts + queue growth. */
  public final Double arrivalRate;

  public final AcceptGaps gaps;

  /** Connections accepted without a break until the queue was found empty. */
  public final Percentiles drainRuns;

  public Accepts(
      Long total, Double rate, Double arrivalRate, AcceptGaps gaps, Percentiles drainRuns) {
    this.total = total;
    this.rate = rate;
    this.arrivalRate = arrivalRate;
    this.gaps = gaps;
    this.drainRuns = drainRuns;
  }
}
