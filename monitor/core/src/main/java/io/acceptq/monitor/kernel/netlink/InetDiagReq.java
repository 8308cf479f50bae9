// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import java.nio.ByteBuffer;

/** {@code struct inet_diag_req_v2} of {@code include/uapi/linux/inet_diag.h}. */
public final class InetDiagReq {
  /** {@code include/linux/socket.h}. */
  public static final int AF_INET = 2;

  public static final int AF_INET6 = 10;

  /** {@code include/uapi/linux/in.h}. */
  private static final int IPPROTO_TCP = 6;

  /** {@code include/net/tcp_states.h}. */
  static final int TCP_SYN_RECV = 3;

  static final int TCP_LISTEN = 10;

  /** All of {@code include/net/tcp_states.h}, which begins at 1. */
  private static final int ALL_STATES = (1 << 12) - 2;

  /** Whole of {@code struct inet_diag_sockid}: ignored by a dump. */
  private static final int SOCKID = 48;

  private InetDiagReq() {}

  /** All listeners of a family, each with its SKMEMINFO. */
  public static void listeners(ByteBuffer to, int family, int sequence) {
    dump(to, family, 1 << (InetDiagMsg.INET_DIAG_SKMEMINFO - 1), 1 << TCP_LISTEN, sequence);
  }

  /** All connections of a family that are half open. */
  public static void halfOpen(ByteBuffer to, int family, int sequence) {
    dump(to, family, 0, 1 << TCP_SYN_RECV, sequence);
  }

  /** Every socket of a family. */
  public static void allStates(ByteBuffer to, int family, int sequence) {
    dump(to, family, 0, ALL_STATES, sequence);
  }

  private static void dump(ByteBuffer to, int family, int extensions, int states, int sequence) {
    NlMsgHdr.beginDump(to, sequence);
    to.put((byte) family).put((byte) IPPROTO_TCP).put((byte) extensions).put((byte) 0);
    to.putInt(states);
    for (int i = 0; i < SOCKID; i++) {
      to.put((byte) 0);
    }
    NlMsgHdr.end(to);
  }
}
