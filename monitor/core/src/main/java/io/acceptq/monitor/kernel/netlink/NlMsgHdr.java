// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import java.nio.ByteBuffer;

/**
 * {@code struct nlmsghdr} of {@code include/uapi/linux/netlink.h}: length, type, flags, sequence
 * number, port id.
 */
final class NlMsgHdr {
  static final int SIZE = 16;

  static final int NLMSG_NOOP = 1;
  static final int NLMSG_ERROR = 2;
  static final int NLMSG_DONE = 3;

  /** {@code include/uapi/linux/inet_diag.h}: the type of both the request and its rows. */
  static final int TCPDIAG_GETSOCK = 18;

  /** {@code include/uapi/linux/sock_diag.h}: the type of both the request and its rows. */
  static final int SOCK_DIAG_BY_FAMILY = 20;

  private static final int NLM_F_REQUEST = 0x1;
  static final int NLM_F_DUMP_INTR = 0x10;

  /** NLM_F_ROOT | NLM_F_MATCH: the whole table. */
  private static final int NLM_F_DUMP = 0x300;

  private NlMsgHdr() {}

  /** Writes the header of a dump request, whose length {@link #finish} fills in. */
  static void startDump(ByteBuffer to, int type, int sequence) {
    to.clear();
    to.putInt(0).putShort((short) type);
    to.putShort((short) (NLM_F_REQUEST | NLM_F_DUMP));
    to.putInt(sequence);
    to.putInt(0); // port id of the kernel
  }

  /** Fills in the length of a request and makes the buffer ready for sending. */
  static void finish(ByteBuffer to) {
    to.putInt(0, to.position());
    to.flip();
  }

  static long length(ByteBuffer from, int offset) {
    return from.getInt(offset) & 0xffff_ffffL;
  }

  static int type(ByteBuffer from, int offset) {
    return from.getShort(offset + 4) & 0xffff;
  }

  static int flags(ByteBuffer from, int offset) {
    return from.getShort(offset + 6) & 0xffff;
  }

  static int sequence(ByteBuffer from, int offset) {
    return from.getInt(offset + 8);
  }

  /** NLMSG_ALIGN and RTA_ALIGN: the next multiple of 4. */
  static int align(int length) {
    return (length + 3) & ~3;
  }
}
