// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import java.nio.ByteBuffer;

/** {@code struct tcp_info} of {@code include/uapi/linux/tcp.h}; new fields come at its end. */
final class TcpInfo {
  private static final int LAST_DATA_SENT = 44;

  private TcpInfo() {}

  /**
   * Milliseconds since the handshake of a connection that has not been accepted yet: the time since
   * data was last sent. {@code tcp_create_openreq_child} sets {@code lsndtime} when it creates the
   * socket, and {@code tcp_rcv_state_process} when the socket becomes ESTABLISHED; after that only
   * sent data changes it, and nothing is sent before {@code accept}. The other {@code last_*}
   * fields change with what the client sends. Null if the row has no such field.
   */
  static Long age(ByteBuffer datagram, int start, int end) {
    RtAttributes attributes = new RtAttributes(datagram, start, end);
    while (attributes.next()) {
      if (attributes.type() == InetDiagMsg.INET_DIAG_INFO
          && attributes.length() >= LAST_DATA_SENT + Integer.BYTES) {
        return datagram.getInt(attributes.value() + LAST_DATA_SENT) & 0xffff_ffffL;
      }
    }
    return null;
  }
}
