// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

/** Times without an accept while connections waited. Immutable; null is unknown. */
public final class AcceptGaps {
  public static final AcceptGaps UNKNOWN = new AcceptGaps(null, null, Percentiles.NONE, null);

  /** The current gap; 0 while connections are accepted or none waits. */
  public final Double currentMillis;

  public final Double longestMillis;

  /** Of the current gap, over all samples in which connections waited. */
  public final Percentiles percentiles;

  /** A pause of the whole JVM before this sample in which connections waited; null if none. */
  public final PausedWait pause;

  public AcceptGaps(
      Double currentMillis, Double longestMillis, Percentiles percentiles, PausedWait pause) {
    this.currentMillis = currentMillis;
    this.longestMillis = longestMillis;
    this.percentiles = percentiles;
    this.pause = pause;
  }
}
