// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import io.acceptq.monitor.kernel.netlink.DumpReader;
import io.acceptq.monitor.kernel.netlink.Rows;
import io.acceptq.monitor.kernel.netlink.transport.Datagrams;
import io.acceptq.monitor.sample.Faults;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Supplier;

/** Requests and answers over one netlink socket, in one buffer. Used by one thread. */
final class NetlinkDumps {
  /** {@code net/netlink/af_netlink.c}: netlink_recvmsg makes dump datagrams of at most 32 KB. */
  private static final int BUFFER = 32 * 1024;

  /** A table that changes under so many dumps in a row changes too fast to be sampled. */
  private static final int ATTEMPTS = 4;

  /** Writes a dump request with this sequence number. */
  interface Request {
    void write(ByteBuffer to, int sequence);
  }

  private final Datagrams socket;
  private final Faults faults;
  private final ByteBuffer buffer;
  private int sequence;

  NetlinkDumps(Datagrams socket, Faults faults) {
    this.socket = socket;
    this.faults = faults;
    this.buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.nativeOrder());
  }

  /** Rows of one whole dump: each attempt starts with rows of its own. */
  <R extends Rows> R dump(Request request, Supplier<R> start) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      R rows = start.get();
      DumpReader reader = new DumpReader(++sequence, rows, faults);
      request.write(buffer, sequence);
      socket.send(buffer);
      do {
        socket.receive(buffer);
      } while (!reader.read(buffer));
      if (!reader.interrupted()) {
        return rows;
      }
    }
    throw new IOException("netlink: the table changed during " + ATTEMPTS + " dumps in a row");
  }
}
