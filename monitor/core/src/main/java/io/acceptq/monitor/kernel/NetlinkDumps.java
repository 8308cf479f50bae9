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
 * Requests dumps over one netlink socket, with one buffer of 32 KB. A socket that fails is closed,
 * and the next dump opens a new one. Used by one thread.
 */
final class NetlinkDumps implements Closeable {
  /** {@code net/netlink/af_netlink.c}: netlink_recvmsg makes dump datagrams of at most 32 KB. */
  private static final int BUFFER_SIZE = 32 * 1024;

  /** A table that changes during this many dumps in a row changes too fast to be sampled. */
  private static final int MAX_ATTEMPTS = 4;

  /** Opens a socket; an exception says in one sentence why there is none. */
  interface Opener {
    Datagrams open() throws IOException;
  }

  /** A dump request. */
  interface Request {
    /** Writes the request, with this sequence number, into the buffer. */
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
    this.buffer = ByteBuffer.allocateDirect(BUFFER_SIZE).order(ByteOrder.nativeOrder());
  }

  /**
   * Returns the rows of one consistent dump, which is repeated if the table changed meanwhile.
   *
   * @param newRows makes an empty collector for each attempt
   */
  <R extends DumpRows> R dump(Request request, Supplier<R> newRows) throws IOException {
    if (socket == null) {
      socket = opener.open();
    }
    try {
      for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
        R rows = newRows.get();
        if (dumpOnce(request, rows)) {
          return rows;
        }
      }
    } catch (IOException e) {
      close(); // or the next dump would receive what is left of this answer
      throw e;
    }
    throw new IOException(
        "netlink: the socket table changed during " + MAX_ATTEMPTS + " dumps in a row");
  }

  /** False if the table changed during the dump. */
  private boolean dumpOnce(Request request, DumpRows rows) throws IOException {
    DumpReader reader = new DumpReader(++sequence, rows, errors);
    request.write(buffer, sequence);
    socket.send(buffer);
    do {
      socket.receive(buffer);
    } while (!reader.read(buffer));
    return !reader.interrupted();
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
