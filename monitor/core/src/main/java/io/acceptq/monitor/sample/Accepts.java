// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

/** What the service took out of the accept queue, and how. Immutable; null is unknown. */
public final class Accepts {
  public static final Accepts UNKNOWN =
      new Accepts(null, null, null, null, null, Percentiles.NONE, Percentiles.NONE);

  public final Long total;

  /** Per second over the last 10 s. */
  public final Double rate;

  /** Connections that entered the queue per second over the last 10 s: accepts + queue growth. */
  public final Double arrivalRate;

  /** How long the queue has been non-empty without an accept; 0 while it moves or is empty. */
  public final Double gapMillis;

  public final Double longestGapMillis;

  /** Of {@link #gapMillis}, over all samples in which connections waited. */
  public final Percentiles gaps;

  /** Connections accepted in a row until the queue was found empty. */
  public final Percentiles drainRuns;

  public Accepts(
      Long total,
      Double rate,
      Double arrivalRate,
      Double gapMillis,
      Double longestGapMillis,
      Percentiles gaps,
      Percentiles drainRuns) {
    this.total = total;
    this.rate = rate;
    this.arrivalRate = arrivalRate;
    this.gapMillis = gapMillis;
    this.longestGapMillis = longestGapMillis;
    this.gaps = gaps;
    this.drainRuns = drainRuns;
  }
}
