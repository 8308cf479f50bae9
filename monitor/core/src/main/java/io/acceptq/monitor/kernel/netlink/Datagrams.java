// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Sends requests to the kernel and receives its answers, in direct buffers. Used by one thread. */
public interface Datagrams extends Closeable {
  /** Sends the buffer from 0 to its limit as one datagram. */
  void send(ByteBuffer direct) throws IOException;

  /**
   * Receives one datagram into the buffer, from 0 to its new limit. Never blocks: the kernel queues
   * the answer to a dump request before {@code send} returns.
   */
  void receive(ByteBuffer direct) throws IOException;
}
