// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.sample.ListenAddress;
import java.nio.ByteBuffer;

/**
 * The requests for TCP sockets of {@code include/uapi/linux/inet_diag.h}: {@code struct
 * inet_diag_req_v2} for one family, the older {@code struct inet_diag_req} for both in one walk
 * through the kernel's tables.
 */
public final class InetDiagReq {
  /** {@code include/linux/socket.h}; both families. */
  public static final int AF_UNSPEC = 0;

  public static final int AF_INET = 2;

  public static final int AF_INET6 = 10;

  /** {@code include/uapi/linux/in.h}. */
  private static final int IPPROTO_TCP = 6;

  /** {@code include/net/tcp_states.h}. */
  static final int TCP_ESTABLISHED = 1;

  static final int TCP_SYN_RECV = 3;

  static final int TCP_CLOSE_WAIT = 8;

  static final int TCP_LISTEN = 10;

  /** Whole of {@code struct inet_diag_sockid}. */
  private static final int SOCKID = 48;

  /** Where the local port lies in a request for one family: the first of its sockid. */
  private static final int SPORT = NlMsgHdr.SIZE + 8;

  private InetDiagReq() {}

  /** All listeners, each with its SKMEMINFO. */
  public static void listeners(ByteBuffer to, int family, int sequence) {
    dump(to, family, 1 << (InetDiagMsg.INET_DIAG_SKMEMINFO - 1), 1 << TCP_LISTEN, sequence);
  }

  /** All connections that are half open. */
  public static void halfOpen(ByteBuffer to, int family, int sequence) {
    dump(to, family, 0, 1 << TCP_SYN_RECV, sequence);
  }

  /**
   * Connections to a listener of one family, accepted or not, each with its {@code tcp_info}: those
   * that are established, or that the client has closed. A client that resets one takes it out of
   * the kernel's table, though not out of the queue. The kernel drops all others itself.
   *
   * @param listener a wildcard stands for every local address
   */
  public static void connections(ByteBuffer to, int family, ListenAddress listener, int sequence) {
    begin(
        to,
        family,
        1 << (InetDiagMsg.INET_DIAG_INFO - 1),
        1 << TCP_ESTABLISHED | 1 << TCP_CLOSE_WAIT,
        sequence);
    int port = listener.port();
    // inet_diag_dump_icsk looks at it before it runs the filter.
    to.put(SPORT, (byte) (port >> 8)).put(SPORT + 1, (byte) port);
    HostCondition.local(to, listener);
    NlMsgHdr.end(to);
  }

  private static void dump(ByteBuffer to, int family, int extensions, int states, int sequence) {
    begin(to, family, extensions, states, sequence);
    NlMsgHdr.end(to);
  }

  private static void begin(ByteBuffer to, int family, int extensions, int states, int sequence) {
    if (family == AF_UNSPEC) {
      NlMsgHdr.beginDump(to, NlMsgHdr.TCPDIAG_GETSOCK, sequence);
      to.put((byte) AF_UNSPEC).put((byte) 0).put((byte) 0).put((byte) extensions);
      anySocket(to);
      to.putInt(states);
      to.putInt(0); // idiag_dbs: unused
    } else {
      NlMsgHdr.beginDump(to, NlMsgHdr.SOCK_DIAG_BY_FAMILY, sequence);
      to.put((byte) family).put((byte) IPPROTO_TCP).put((byte) extensions).put((byte) 0);
      to.putInt(states);
      anySocket(to);
    }
  }

  private static void anySocket(ByteBuffer to) {
    for (int i = 0; i < SOCKID; i++) {
      to.put((byte) 0);
    }
  }
}
