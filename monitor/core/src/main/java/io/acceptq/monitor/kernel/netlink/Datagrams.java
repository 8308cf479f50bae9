// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Requests to the kernel and its answers, in direct buffers. Used by one thread. */
public interface Datagrams extends Closeable {
  /** Sends the buffer from 0 to its limit as one datagram. */
  void send(ByteBuffer direct) throws IOException;

  /**
   * Receives one datagram into the buffer and sets position and limit around it. Never waits: the
   * kernel queues the answer to a dump request before {@code send} returns.
   */
  void receive(ByteBuffer direct) throws IOException;
}
