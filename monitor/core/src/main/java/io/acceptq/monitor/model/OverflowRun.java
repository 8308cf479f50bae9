// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

/** Overflows of one listener without ten quiet seconds between two of them. Immutable. */
public final class OverflowRun {
  public final long overflows;

  /** When the first was seen. */
  public final long startMillis;

  /** When the last was seen. */
  public final long lastMillis;

  /** Whether every sample since the last overflow found the queue full. */
  public final boolean fullSinceLast;

  public OverflowRun(long overflows, long startMillis, long lastMillis, boolean fullSinceLast) {
    this.overflows = overflows;
    this.startMillis = startMillis;
    this.lastMillis = lastMillis;
    this.fullSinceLast = fullSinceLast;
  }
}
