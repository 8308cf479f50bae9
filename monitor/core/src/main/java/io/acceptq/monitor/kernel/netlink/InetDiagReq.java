// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.net.TcpState;
import java.nio.ByteBuffer;

/**
 * Dump requests for TCP sockets ({@code include/uapi/linux/inet_diag.h}). {@code struct
 * inet_diag_req_v2} asks for one address family; the older {@code struct inet_diag_req} with
 * AF_UNSPEC asks for both in one walk through the kernel's tables.
 */
public final class InetDiagReq {
  /** {@code include/uapi/linux/in.h}. */
  private static final int IPPROTO_TCP = 6;

  /** Size of {@code struct inet_diag_sockid}. */
  private static final int SOCKID_SIZE = 48;

  /** Offset of the local port in a request for one family: the first field of its sockid. */
  private static final int SPORT = NlMsgHdr.SIZE + 8;

  private InetDiagReq() {}

  /** All listeners, each with its SKMEMINFO. */
  public static void listeners(ByteBuffer to, int family, int sequence) {
    int extensions = 1 << (InetDiagMsg.INET_DIAG_SKMEMINFO - 1);
    putRequest(to, family, extensions, TcpState.LISTEN.bit(), sequence);
    NlMsgHdr.finish(to);
  }

  /** All half-open connections. */
  public static void halfOpen(ByteBuffer to, int family, int sequence) {
    putRequest(to, family, 0, TcpState.SYN_RECV.bit(), sequence);
    NlMsgHdr.finish(to);
  }

  /**
   * Connections to a listener of one family, accepted or not, each with its {@code tcp_info}: those
   * that are established or that the client has closed. A connection that the client has reset is
   * no longer in the kernel's table, although it is still in the accept queue. The kernel filters,
   * so no other connection is in the answer.
   *
   * @param listener a wildcard stands for every local address
   */
  public static void connections(ByteBuffer to, int family, ListenAddress listener, int sequence) {
    int extensions = 1 << (InetDiagMsg.INET_DIAG_INFO - 1);
    int states = TcpState.ESTABLISHED.bit() | TcpState.CLOSE_WAIT.bit();
    putRequest(to, family, extensions, states, sequence);
    int port = listener.port();
    // inet_diag_dump_icsk compares the port before it runs the filter, which costs more.
    to.put(SPORT, (byte) (port >> 8)).put(SPORT + 1, (byte) port);
    HostCondition.putLocal(to, listener);
    NlMsgHdr.finish(to);
  }

  private static void putRequest(
      ByteBuffer to, int family, int extensions, int states, int sequence) {
    if (family == AddressFamily.AF_UNSPEC) {
      NlMsgHdr.startDump(to, NlMsgHdr.TCPDIAG_GETSOCK, sequence);
      to.put((byte) family).put((byte) 0).put((byte) 0).put((byte) extensions);
      putUnspecifiedSockId(to);
      to.putInt(states);
      to.putInt(0); // idiag_dbs: unused
    } else {
      NlMsgHdr.startDump(to, NlMsgHdr.SOCK_DIAG_BY_FAMILY, sequence);
      to.put((byte) family).put((byte) IPPROTO_TCP).put((byte) extensions).put((byte) 0);
      to.putInt(states);
      putUnspecifiedSockId(to);
    }
  }

  /** All zero: any addresses, ports and cookie. */
  private static void putUnspecifiedSockId(ByteBuffer to) {
    for (int i = 0; i < SOCKID_SIZE; i++) {
      to.put((byte) 0);
    }
  }
}
