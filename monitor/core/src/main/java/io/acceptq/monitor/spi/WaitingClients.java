// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.spi;

import io.acceptq.monitor.model.Listener;
import io.acceptq.monitor.model.kernel.WaitingQueue;
import java.io.IOException;

/** Tells who waits in an accept queue: on demand only, and on the thread of who asks. */
public interface WaitingClients {
  /**
   * The kernel walks all its connections for that: 0.2 ms, and tens of ms with 200,000. So one asks
   * at a time; a second one waits for a while.
   *
   * @param max how many to tell, the oldest
   * @throws IOException with one sentence, if it cannot be told
   */
  WaitingQueue of(Listener listener, int max) throws IOException;
}
