// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

/** Past samples of one listener, oldest first, in columns of equal length. -1 is unknown. */
public final class HistorySlice {
  public final long[] millis;
  public final int[] queueLength;

  /** Connections accepted since the sample before. */
  public final int[] accepts;

  /** Overflows attributed since the sample before. */
  public final int[] overflows;

  public HistorySlice(long[] millis, int[] queueLength, int[] accepts, int[] overflows) {
    this.millis = millis;
    this.queueLength = queueLength;
    this.accepts = accepts;
    this.overflows = overflows;
  }
}
