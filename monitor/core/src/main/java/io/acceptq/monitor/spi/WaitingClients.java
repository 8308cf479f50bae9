// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.spi;

import io.acceptq.monitor.model.Listener;
import io.acceptq.monitor.model.kernel.WaitingQueue;
import java.io.IOException;

/** Lists the connections in an accept queue, on demand and on the calling thread. */
public interface WaitingClients {
  /**
   * The kernel walks all its connections for this: 0.2 ms, and tens of ms with 200,000. Therefore
   * one call runs at a time; a second one waits for a while.
   *
   * @param max how many of the oldest to list
   * @throws IOException with one sentence, if they cannot be listed
   */
  WaitingQueue of(Listener listener, int max) throws IOException;
}
