// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

/** How long connections of the last minute waited for {@code accept()}. Immutable. */
public final class QueueWait {
  public static final QueueWait UNKNOWN = new QueueWait(null, null);

  /** By Little's law; null while none was accepted, since then no wait has ended. */
  public final Double meanMillis;

  /** Of one that was accepted or waits still, to within an interval; null if it is not known. */
  public final Double longestMillis;

  public QueueWait(Double meanMillis, Double longestMillis) {
    this.meanMillis = meanMillis;
    this.longestMillis = longestMillis;
  }
}
