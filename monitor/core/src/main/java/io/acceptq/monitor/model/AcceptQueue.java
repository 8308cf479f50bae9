// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

/** The accept queue of a listener at a moment, and its peaks. Immutable; null is unknown. */
public final class AcceptQueue {
  /** Connections waiting for {@code accept()} now. */
  public final Integer length;

  /** Length / (limit + 1): 1.0 is full. */
  public final Double utilization;

  public final Integer peak;
  public final Integer peakLastMinute;

  /** Connections in SYN_RECV. */
  public final Integer halfOpen;

  public AcceptQueue(
      Integer length, Double utilization, Integer peak, Integer peakLastMinute, Integer halfOpen) {
    this.length = length;
    this.utilization = utilization;
    this.peak = peak;
    this.peakLastMinute = peakLastMinute;
    this.halfOpen = halfOpen;
  }
}
