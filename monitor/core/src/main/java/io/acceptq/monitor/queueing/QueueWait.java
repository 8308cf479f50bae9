// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

/** How long connections of the last minute waited for {@code accept()}. Immutable. */
public final class QueueWait {
  public static final QueueWait UNKNOWN = new QueueWait(null, null);

  /** Of the connections accepted in it; null if none was accepted, since no wait has ended then. */
  public final Double meanMillis;

  /** Of accepted and of still waiting connections, to within one interval; null if unknown. */
  public final Double longestMillis;

  public QueueWait(Double meanMillis, Double longestMillis) {
    this.meanMillis = meanMillis;
    this.longestMillis = longestMillis;
  }
}
