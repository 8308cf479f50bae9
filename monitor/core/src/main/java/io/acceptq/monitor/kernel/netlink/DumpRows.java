// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import java.nio.ByteBuffer;

/** Takes the rows of a dump one by one. */
public interface DumpRows {
  /** The payload of one message lies between the two offsets; the rest is not this row's. */
  void row(ByteBuffer datagram, int start, int end);
}
