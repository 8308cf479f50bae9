// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel;

import io.acceptq.monitor.kernel.netlink.Datagrams;
import io.acceptq.monitor.kernel.netlink.DumpReader;
import io.acceptq.monitor.kernel.netlink.DumpRows;
import io.acceptq.monitor.spi.ErrorReporter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Supplier;

/**
 * Requests and answers over one netlink socket, in one buffer. A socket that fails is closed, and
 * opened again by the next dump. Used by one thread.
 */
final class NetlinkDumps implements Closeable {
  /** {@code net/netlink/af_netlink.c}: netlink_recvmsg makes dump datagrams of at most 32 KB. */
  private static final int BUFFER = 32 * 1024;

  /** A table that changes under so many dumps in a row changes too fast to be sampled. */
  private static final int ATTEMPTS = 4;

  /** Opens a socket, or says in one sentence why there is none. */
  interface Opener {
    Datagrams open() throws IOException;
  }

  /** Writes a dump request with this sequence number. */
  interface Request {
    void write(ByteBuffer to, int sequence);
  }

  private final Opener opener;
  private final ErrorReporter errors;
  private final ByteBuffer buffer;
  private Datagrams socket;
  private int sequence;

  NetlinkDumps(Opener opener, ErrorReporter errors) {
    this.opener = opener;
    this.errors = errors;
    this.buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.nativeOrder());
  }

  /** Rows of one whole dump: each attempt starts with rows of its own. */
  <R extends DumpRows> R dump(Request request, Supplier<R> start) throws IOException {
    if (socket == null) {
      socket = opener.open();
    }
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        R rows = start.get();
        if (!interrupted(request, rows)) {
          return rows;
        }
      }
    } catch (IOException e) {
      close(); // answers to this dump may still be queued in it
      throw e;
    }
    throw new IOException("netlink: the table changed during " + ATTEMPTS + " dumps in a row");
  }

  private boolean interrupted(Request request, DumpRows rows) throws IOException {
    DumpReader reader = new DumpReader(++sequence, rows, errors);
    request.write(buffer, sequence);
    socket.send(buffer);
    do {
      socket.receive(buffer);
    } while (!reader.read(buffer));
    return reader.interrupted();
  }

  @Override
  public void close() {
    Datagrams open = socket;
    socket = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        errors.report("closing the netlink socket: " + e.getMessage());
      }
    }
  }
}
