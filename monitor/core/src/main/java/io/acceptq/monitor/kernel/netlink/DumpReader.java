// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.kernel.syscall.ErrnoException;
import io.acceptq.monitor.spi.ErrorReporter;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Splits the datagrams of one dump into messages. Lengths are checked before anything is read. A
 * malformed row is reported and skipped; after a malformed header the rest of its datagram is
 * skipped too. Used by one thread.
 */
public final class DumpReader {
  private final int sequence;
  private final DumpRows rows;
  private final ErrorReporter errors;
  private boolean interrupted;

  /** For the answer to the request with this sequence number. */
  public DumpReader(int sequence, DumpRows rows, ErrorReporter errors) {
    this.sequence = sequence;
    this.rows = rows;
    this.errors = errors;
  }

  /** Whether the kernel's table changed during the dump: rows may be missing or repeated. */
  public boolean interrupted() {
    return interrupted;
  }

  /**
   * Reads one datagram, from 0 to its limit.
   *
   * @return true if it ended the dump
   * @throws ErrnoException if the kernel refused the request
   */
  public boolean read(ByteBuffer datagram) throws IOException {
    int offset = 0;
    while (offset < datagram.limit()) {
      int left = datagram.limit() - offset;
      if (left < NlMsgHdr.SIZE) {
        String error = left + " bytes left, a message header has " + NlMsgHdr.SIZE;
        MalformedMessage.report(errors, error, datagram, offset, datagram.limit());
        return false;
      }
      long length = NlMsgHdr.length(datagram, offset);
      if (length < NlMsgHdr.SIZE || length > left || length % 4 != 0) {
        String error = "message length " + length + " with " + left + " bytes left";
        MalformedMessage.report(errors, error, datagram, offset, datagram.limit());
        return false;
      }
      if (message(datagram, offset, offset + (int) length)) {
        return true;
      }
      offset += (int) length;
    }
    return false;
  }

  private boolean message(ByteBuffer datagram, int start, int end) throws IOException {
    if (NlMsgHdr.sequence(datagram, start) != sequence) {
      MalformedMessage.report(errors, "answer to another request", datagram, start, end);
      return false;
    }
    if ((NlMsgHdr.flags(datagram, start) & NlMsgHdr.NLM_F_DUMP_INTR) != 0) {
      interrupted = true;
    }
    int type = NlMsgHdr.type(datagram, start);
    switch (type) {
      case NlMsgHdr.TCPDIAG_GETSOCK:
      case NlMsgHdr.SOCK_DIAG_BY_FAMILY:
        rows.row(datagram, start + NlMsgHdr.SIZE, end);
        return false;
      case NlMsgHdr.NLMSG_DONE:
        throwIfError(datagram, start, end); // of a dump that failed after its first rows
        return true;
      case NlMsgHdr.NLMSG_ERROR:
        throwIfError(datagram, start, end);
        return false;
      case NlMsgHdr.NLMSG_NOOP:
        return false;
      default:
        MalformedMessage.report(errors, "message type " + type, datagram, start, end);
        return false;
    }
  }

  /** NLMSG_DONE and NLMSG_ERROR both begin with a negative errno, or 0. */
  private void throwIfError(ByteBuffer datagram, int start, int end) throws IOException {
    if (end - start < NlMsgHdr.SIZE + Integer.BYTES) {
      if (NlMsgHdr.type(datagram, start) == NlMsgHdr.NLMSG_ERROR) {
        MalformedMessage.report(errors, "error without its number", datagram, start, end);
        throw new IOException("netlink refused the dump without an error number");
      }
      return;
    }
    int error = datagram.getInt(start + NlMsgHdr.SIZE);
    if (error < 0) {
      throw new ErrnoException("netlink dump", -error);
    }
  }
}
