// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.net.ListenAddress;
import java.nio.ByteBuffer;

/**
 * The filter of a dump, which the kernel applies: one operation of the bytecode of {@code
 * include/uapi/linux/inet_diag.h}, {@code struct inet_diag_bc_op}, with a {@code struct
 * inet_diag_hostcond} behind it. It needs no privilege.
 */
final class HostCondition {
  /** {@code INET_DIAG_REQ_BYTECODE}, the attribute that holds a filter. */
  private static final int BYTECODE = 1;

  /** {@code INET_DIAG_BC_S_COND}: of the local end. */
  private static final int S_COND = 7;

  private static final int ATTRIBUTE = 4;
  private static final int OPERATION = 4;

  /** Family, length of the prefix, port in the machine's order. */
  private static final int HOSTCOND = 8;

  private HostCondition() {}

  /** Sockets whose local end is this one; a wildcard stands for every address of that port. */
  static void local(ByteBuffer to, ListenAddress address) {
    byte[] bytes = address.isWildcard() ? new byte[0] : address.bytes();
    int length = OPERATION + HOSTCOND + bytes.length;
    to.putShort((short) (ATTRIBUTE + length)).putShort((short) BYTECODE);
    // Where to go on: at the end if it holds, which is yes, and past the end if not, which is no.
    to.put((byte) S_COND).put((byte) length).putShort((short) (length + OPERATION));
    to.put((byte) family(address)).put((byte) (bytes.length * Byte.SIZE)).putShort((short) 0);
    to.putInt(address.port());
    to.put(bytes);
  }

  /** AF_INET takes IPv4-mapped ones in as well. */
  private static int family(ListenAddress address) {
    if (address.isWildcard()) {
      return InetDiagReq.AF_UNSPEC;
    }
    return address.isIpv6() ? InetDiagReq.AF_INET6 : InetDiagReq.AF_INET;
  }
}
