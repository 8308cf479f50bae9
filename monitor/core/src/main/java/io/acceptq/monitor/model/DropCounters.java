// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

/**
 * What the kernel refused at a listener. Counts packets, not clients: a refused client sends
 * several. Counted since acceptq was loaded, except {@link #socketDrops}. Immutable; null is
 * unknown.
 */
public final class DropCounters {
  public static final DropCounters UNKNOWN =
      new DropCounters(null, null, Confidence.UNKNOWN, null, null);

  /** Its share of the namespace's ListenOverflows. */
  public final Long overflows;

  /** Its share of the namespace's ListenDrops. */
  public final Long listenDrops;

  public final Confidence confidence;

  /** The kernel's {@code sk_drops}, harmless duplicates included: a rise alone is not an alarm. */
  public final Long socketDrops;

  /** The latest run of overflows; null if there was none. */
  public final OverflowRun latestRun;

  public DropCounters(
      Long overflows,
      Long listenDrops,
      Confidence confidence,
      Long socketDrops,
      OverflowRun latestRun) {
    this.overflows = overflows;
    this.listenDrops = listenDrops;
    this.confidence = confidence;
    this.socketDrops = socketDrops;
    this.latestRun = latestRun;
  }
}
