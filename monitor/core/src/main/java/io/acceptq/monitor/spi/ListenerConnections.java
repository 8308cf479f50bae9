// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.spi;

import io.acceptq.monitor.model.PausedWait;

/**
 * What the kernel tells of the connections of one listener, for an answer to one question of one
 * sample. Each call is a question to the kernel, 0.1 ms. Sampler thread only.
 */
public interface ListenerConnections {
  /**
   * How long connections waited for the end of a pause before this sample; null without one.
   *
   * @param waiting how many wait now
   * @param accepted how many were accepted since the previous sample
   * @param lastAcceptNanos when the last one was
   */
  PausedWait pausedWait(int waiting, int accepted, long lastAcceptNanos);

  /** Time since the handshake of the connection that waits longest; null if unknown. */
  Long oldestWaitingMillis();
}
