// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model;

/**
 * How long connections waited for the end of a pause of the whole JVM, in which nothing could be
 * sampled; established after it. Immutable.
 */
public final class PausedWait {
  /**
   * The longest wait of a connection that was accepted right after the pause or still waits; null
   * if the kernel does not tell.
   */
  public final Double longestMillis;

  public PausedWait(Double longestMillis) {
    this.longestMillis = longestMillis;
  }
}
