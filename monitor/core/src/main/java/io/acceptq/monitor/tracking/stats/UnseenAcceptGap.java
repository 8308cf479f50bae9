// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking.stats;

import io.acceptq.monitor.spi.ListenerConnections;

/**
 * Time without an accept at a listener whose accepts are not seen, from the kernel's side alone:
 * the queue has not become shorter, and the same connection is still its first. Asks for that at
 * most once a second while connections wait. Used by the sampler thread only.
 */
final class UnseenAcceptGap {
  private static final long ASK_EVERY_NANOS = 1_000_000_000L;

  /** A tick of the kernel's clock, at {@code CONFIG_HZ=100}, and the time between two readings. */
  private static final long SAME_NANOS = 15_000_000;

  private boolean waiting;
  private int previousLength;

  /** Since when no accept can have happened. */
  private long start;

  private boolean asked;
  private long askedAt;

  /** When the handshake of the first connection in the queue was, on the clock of the samples. */
  private Long firstArrived;

  private long gap;

  /** In milliseconds: 0 while it is not known that there is one, null if it is unknown. */
  Double sample(long nanos, int length, ListenerConnections connections) {
    if (connections == null) {
      return null;
    }
    boolean moved = !waiting || length == 0 || length < previousLength;
    waiting = length > 0;
    previousLength = length;
    if (moved) {
      restart(nanos);
    }
    if (waiting && (!asked || nanos - askedAt >= ASK_EVERY_NANOS)) {
      ask(nanos, connections);
    }
    return waiting && asked && firstArrived == null ? null : Double.valueOf(gap / 1e6);
  }

  private void restart(long nanos) {
    start = nanos;
    gap = 0;
    asked = false;
    firstArrived = null;
  }

  private void ask(long nanos, ListenerConnections connections) {
    Long age = connections.oldestWaitingMillis();
    asked = true;
    askedAt = nanos;
    Long arrived = age == null ? null : Long.valueOf(nanos - age * 1_000_000);
    if (arrived == null
        || (firstArrived != null && Math.abs(arrived - firstArrived) > SAME_NANOS)) {
      start = nanos;
    }
    firstArrived = arrived;
    gap = nanos - start;
  }
}
