// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.net.ListenAddress;
import java.nio.ByteBuffer;

/**
 * A filter that the kernel applies to a dump: one operation of the bytecode of {@code
 * include/uapi/linux/inet_diag.h}, a {@code struct inet_diag_bc_op} followed by a {@code struct
 * inet_diag_hostcond}. It needs no privilege.
 */
final class HostCondition {
  /** {@code INET_DIAG_REQ_BYTECODE}, the attribute that holds a filter. */
  private static final int BYTECODE = 1;

  /** {@code INET_DIAG_BC_S_COND}: a condition on the local address. */
  private static final int S_COND = 7;

  private static final int ATTRIBUTE_SIZE = 4;
  private static final int OPERATION_SIZE = 4;

  /** Family, prefix length, and port in the machine's byte order; the address follows. */
  private static final int HOSTCOND_SIZE = 8;

  private HostCondition() {}

  /** Selects sockets with this local address; a wildcard matches every address of its port. */
  static void putLocal(ByteBuffer to, ListenAddress address) {
    byte[] bytes = address.isWildcard() ? new byte[0] : address.bytes();
    int length = OPERATION_SIZE + HOSTCOND_SIZE + bytes.length;
    to.putShort((short) (ATTRIBUTE_SIZE + length)).putShort((short) BYTECODE);
    // inet_diag_bc_run keeps a row if the program stops exactly at its end: the jump for a
    // condition
    // that holds goes to the end, the other one beyond it.
    to.put((byte) S_COND).put((byte) length).putShort((short) (length + OPERATION_SIZE));
    to.put((byte) family(address)).put((byte) (bytes.length * Byte.SIZE)).putShort((short) 0);
    to.putInt(address.port());
    to.put(bytes);
  }

  /** AF_INET matches IPv4-mapped IPv6 addresses too. */
  private static int family(ListenAddress address) {
    if (address.isWildcard()) {
      return AddressFamily.AF_UNSPEC;
    }
    return address.isIpv6() ? AddressFamily.AF_INET6 : AddressFamily.AF_INET;
  }
}
