// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import java.nio.ByteBuffer;

/** {@code struct tcp_info} of {@code include/uapi/linux/tcp.h}, which grows at its end. */
final class TcpInfo {
  private static final int LAST_DATA_SENT = 44;

  private TcpInfo() {}

  /**
   * Milliseconds since the handshake ended, for a connection that has not sent anything, as one
   * that nobody has accepted cannot have. {@code tcp_create_openreq_child} sets {@code lsndtime}
   * when it makes the socket, {@code tcp_rcv_state_process} when that becomes ESTABLISHED, and then
   * only data that leaves moves it; what else is "last" in here moves with what the client sends.
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
