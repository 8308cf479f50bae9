// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.sample;

/**
 * What the kernel refused at a listener. Packets, not clients: a refused client comes back. Counted
 * from the first sample, except {@link #socketDrops}. Immutable; null is unknown.
 */
public final class Losses {
  public static final Losses UNKNOWN =
      new Losses(null, null, Evidence.UNKNOWN, null, null, null, null, false);

  /** Its share of the namespace's ListenOverflows. */
  public final Long overflows;

  /** Its share of the namespace's ListenDrops. */
  public final Long drops;

  public final Evidence evidence;

  /** The kernel's {@code sk_drops}, duplicates included: a rise alone is no alarm. */
  public final Long socketDrops;

  /** Overflows of the latest run, one that had no ten quiet seconds in it. */
  public final Long runOverflows;

  public final Long runStartMillis;

  /** When the last overflow was seen. */
  public final Long lastMillis;

  /** Whether the queue has been full in every sample since then. */
  public final boolean fullSinceLast;

  public Losses(
      Long overflows,
      Long drops,
      Evidence evidence,
      Long socketDrops,
      Long runOverflows,
      Long runStartMillis,
      Long lastMillis,
      boolean fullSinceLast) {
    this.overflows = overflows;
    this.drops = drops;
    this.evidence = evidence;
    this.socketDrops = socketDrops;
    this.runOverflows = runOverflows;
    this.runStartMillis = runStartMillis;
    this.lastMillis = lastMillis;
    this.fullSinceLast = fullSinceLast;
  }
}
