// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import java.nio.ByteBuffer;

/** {@code struct unix_diag_req} of {@code include/uapi/linux/unix_diag.h}. */
public final class UnixDiagReq {
  /** {@code include/linux/socket.h}. */
  static final int AF_UNIX = 1;

  private static final int UDIAG_SHOW_NAME = 0x1;
  private static final int UDIAG_SHOW_RQLEN = 0x10;

  private UnixDiagReq() {}

  /** All listeners, each with its name and its queue. */
  public static void listeners(ByteBuffer to, int sequence) {
    NlMsgHdr.beginDump(to, NlMsgHdr.SOCK_DIAG_BY_FAMILY, sequence);
    to.put((byte) AF_UNIX).put((byte) 0).putShort((short) 0);
    to.putInt(1 << InetDiagReq.TCP_LISTEN); // Unix domain sockets share TCP's state numbers
    to.putInt(0); // inode: any
    to.putInt(UDIAG_SHOW_NAME | UDIAG_SHOW_RQLEN);
    to.putLong(0); // cookie: ignored by a dump
    NlMsgHdr.end(to);
  }
}
