// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.net.TcpState;
import java.nio.ByteBuffer;

/**
 * The dump request for Unix domain sockets: {@code struct unix_diag_req} of {@code
 * include/uapi/linux/unix_diag.h}.
 */
public final class UnixDiagReq {
  private static final int UDIAG_SHOW_NAME = 0x1;
  private static final int UDIAG_SHOW_RQLEN = 0x10;

  private UnixDiagReq() {}

  /** All listeners, each with its name, queue length and limit. */
  public static void listeners(ByteBuffer to, int sequence) {
    NlMsgHdr.startDump(to, NlMsgHdr.SOCK_DIAG_BY_FAMILY, sequence);
    to.put((byte) AddressFamily.AF_UNIX).put((byte) 0).putShort((short) 0);
    to.putInt(TcpState.LISTEN.bit()); // Unix domain sockets use TCP's state numbers
    to.putInt(0); // inode: any
    to.putInt(UDIAG_SHOW_NAME | UDIAG_SHOW_RQLEN);
    to.putLong(0); // cookie: ignored by a dump
    NlMsgHdr.finish(to);
  }
}
