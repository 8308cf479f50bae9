// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.spi.ErrorReporter;
import java.nio.ByteBuffer;

/**
 * The attributes after the fixed part of a row: {@code struct rtattr} of {@code
 * include/uapi/linux/rtnetlink.h}, a length with its own 4 bytes included, a type, a value. Types
 * nobody asks for are skipped.
 */
final class RtAttributes {
  private static final int HEADER = 4;

  /** NLA_F_NESTED and NLA_F_NET_BYTEORDER of {@code include/uapi/linux/netlink.h}. */
  private static final int FLAGS = 0xc000;

  private final ByteBuffer datagram;
  private final int end;
  private int next;
  private int type;
  private int value;
  private int length;

  RtAttributes(ByteBuffer datagram, int start, int end) {
    this.datagram = datagram;
    this.next = start;
    this.end = end;
  }

  /** Looks at all frames first, so that a row is taken whole or not at all. */
  static boolean sound(ByteBuffer datagram, int start, int end, ErrorReporter errors) {
    int offset = start;
    while (offset < end) {
      int left = end - offset;
      int length = left < HEADER ? 0 : datagram.getShort(offset) & 0xffff;
      if (length < HEADER || length > left) {
        String what = "attribute length " + length + " with " + left + " bytes left";
        MalformedMessage.report(errors, what, datagram, offset, end);
        return false;
      }
      offset += NlMsgHdr.align(length);
    }
    return true;
  }

  /** Steps to the next attribute of a sound row. */
  boolean next() {
    if (next >= end) {
      return false;
    }
    length = (datagram.getShort(next) & 0xffff) - HEADER;
    type = datagram.getShort(next + 2) & 0xffff & ~FLAGS;
    value = next + HEADER;
    next += NlMsgHdr.align(HEADER + length);
    return true;
  }

  int type() {
    return type;
  }

  /** Where the value begins. */
  int value() {
    return value;
  }

  /** Bytes of the value. */
  int length() {
    return length;
  }
}
