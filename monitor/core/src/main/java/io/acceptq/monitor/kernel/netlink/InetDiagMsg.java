// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.sample.ListenAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * {@code struct inet_diag_msg} of {@code include/uapi/linux/inet_diag.h}: where its fields lie.
 * Ports and addresses are in network order, the rest in the machine's.
 */
final class InetDiagMsg {
  static final int SIZE = 72;

  /** The attribute that holds {@code struct tcp_info}. */
  static final int INET_DIAG_INFO = 2;

  /** The attribute that holds {@code SK_MEMINFO_*}. */
  static final int INET_DIAG_SKMEMINFO = 7;

  private static final int SPORT = 4;
  private static final int DPORT = 6;
  private static final int SRC = 8;
  private static final int DST = 24;
  private static final int COOKIE = 44;
  private static final int RQUEUE = 56;
  private static final int WQUEUE = 60;
  private static final int INODE = 68;

  private InetDiagMsg() {}

  static int family(ByteBuffer from, int row) {
    return from.get(row) & 0xff;
  }

  static int state(ByteBuffer from, int row) {
    return from.get(row + 1) & 0xff;
  }

  static int port(ByteBuffer from, int row) {
    return port(from, row, SPORT);
  }

  private static int port(ByteBuffer from, int row, int field) {
    return (from.get(row + field) & 0xff) << 8 | (from.get(row + field + 1) & 0xff);
  }

  /** The first eight bytes of the local address; IPv4 takes four of them. */
  static long addressHigh(ByteBuffer from, int row) {
    return networkLong(from, row + SRC);
  }

  static long addressLow(ByteBuffer from, int row) {
    return networkLong(from, row + SRC + Long.BYTES);
  }

  /** Null if the family is neither AF_INET nor AF_INET6. */
  static ListenAddress address(ByteBuffer from, int row) {
    return endpoint(from, row, SRC, port(from, row));
  }

  /** The other end, all zero for a listener; null as for {@link #address}. */
  static ListenAddress foreignAddress(ByteBuffer from, int row) {
    return endpoint(from, row, DST, port(from, row, DPORT));
  }

  private static ListenAddress endpoint(ByteBuffer from, int row, int field, int port) {
    long high = networkLong(from, row + field);
    switch (family(from, row)) {
      case InetDiagReq.AF_INET:
        return ListenAddress.inet4((int) (high >>> 32), port);
      case InetDiagReq.AF_INET6:
        return ListenAddress.inet6(high, networkLong(from, row + field + Long.BYTES), port);
      default:
        return null;
    }
  }

  /** Two 32-bit words, the low one first. */
  static long cookie(ByteBuffer from, int row) {
    return unsigned(from, row + COOKIE) | (unsigned(from, row + COOKIE + 4) << 32);
  }

  /** Of a listener: {@code sk_ack_backlog}; of a connection: received and not yet read. */
  static long rqueue(ByteBuffer from, int row) {
    return unsigned(from, row + RQUEUE);
  }

  /** Of a listener: {@code sk_max_ack_backlog}. */
  static long wqueue(ByteBuffer from, int row) {
    return unsigned(from, row + WQUEUE);
  }

  static long inode(ByteBuffer from, int row) {
    return unsigned(from, row + INODE);
  }

  private static long unsigned(ByteBuffer from, int offset) {
    return from.getInt(offset) & 0xffff_ffffL;
  }

  private static long networkLong(ByteBuffer from, int offset) {
    long value = from.getLong(offset);
    return from.order() == ByteOrder.BIG_ENDIAN ? value : Long.reverseBytes(value);
  }
}
