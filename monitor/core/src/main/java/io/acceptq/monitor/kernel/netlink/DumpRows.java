// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import java.nio.ByteBuffer;

/** Collects the rows of one dump. */
public interface DumpRows {
  /**
   * Takes one row.
   *
   * @param start where the row begins in the datagram, after its message header
   * @param end where the row ends; bytes from here on belong to the next message
   */
  void row(ByteBuffer datagram, int start, int end);
}
