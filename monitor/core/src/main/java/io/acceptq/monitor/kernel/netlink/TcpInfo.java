// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import java.nio.ByteBuffer;

/** {@code struct tcp_info} of {@code include/uapi/linux/tcp.h}; new fields come at its end. */
final class TcpInfo {
  private static final int LAST_DATA_SENT = 44;
  private static final int LAST_DATA_RECV = 52;

  /** Since Linux 4.6. */
  private static final int DATA_SEGS_IN = 152;

  private static final int DATA_SEGS_OUT = 156;

  private TcpInfo() {}

  /**
   * Milliseconds since the handshake of a connection that has not been accepted yet: the time since
   * data was last sent. {@code tcp_create_openreq_child} sets {@code lsndtime} when it creates the
   * socket, and {@code tcp_rcv_state_process} when the socket becomes ESTABLISHED; after that only
   * sent data changes it, and nothing is sent before {@code accept}. The other {@code last_*}
   * fields change with what the client sends. Null if the row has no such field.
   */
  static Long age(ByteBuffer datagram, int start, int end) {
    int info = find(datagram, start, end, LAST_DATA_SENT + Integer.BYTES);
    return info < 0 ? null : Long.valueOf(unsigned(datagram, info + LAST_DATA_SENT));
  }

  /**
   * The same of a connection that may have been accepted. It is exact while data has gone in one
   * direction at most, since {@code tcp_create_openreq_child} sets {@code lrcvtime} too; after one
   * segment of the client it is the time since that one. Null if more has been exchanged.
   */
  static Long ageOfAccepted(ByteBuffer datagram, int start, int end) {
    int info = find(datagram, start, end, DATA_SEGS_OUT + Integer.BYTES);
    if (info < 0) {
      return null;
    }
    if (unsigned(datagram, info + DATA_SEGS_OUT) == 0) {
      return unsigned(datagram, info + LAST_DATA_SENT);
    }
    return unsigned(datagram, info + DATA_SEGS_IN) <= 1
        ? Long.valueOf(unsigned(datagram, info + LAST_DATA_RECV))
        : null;
  }

  /** Where the structure begins; -1 if it is missing or shorter than this. */
  private static int find(ByteBuffer datagram, int start, int end, int length) {
    RtAttributes attributes = new RtAttributes(datagram, start, end);
    while (attributes.next()) {
      if (attributes.type() == InetDiagMsg.INET_DIAG_INFO && attributes.length() >= length) {
        return attributes.value();
      }
    }
    return -1;
  }

  private static long unsigned(ByteBuffer datagram, int offset) {
    return datagram.getInt(offset) & 0xffff_ffffL;
  }
}
