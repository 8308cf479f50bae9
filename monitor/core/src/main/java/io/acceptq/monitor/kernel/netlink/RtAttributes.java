// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.spi.ErrorReporter;
import java.nio.ByteBuffer;

/**
 * Iterates over the attributes after the fixed part of a row: {@code struct rtattr} of {@code
 * include/uapi/linux/rtnetlink.h}. Each has a length that includes the header of 4 bytes, a type
 * and a value. Used by one thread.
 */
final class RtAttributes {
  private static final int HEADER_SIZE = 4;

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

  /** Checks the lengths of all attributes, so that a row is used whole or not at all. */
  static boolean areWellFormed(ByteBuffer datagram, int start, int end, ErrorReporter errors) {
    int offset = start;
    while (offset < end) {
      int left = end - offset;
      int length = left < HEADER_SIZE ? 0 : datagram.getShort(offset) & 0xffff;
      if (length < HEADER_SIZE || length > left) {
        String error = "attribute length " + length + " with " + left + " bytes left";
        MalformedMessage.report(errors, error, datagram, offset, end);
        return false;
      }
      offset += NlMsgHdr.align(length);
    }
    return true;
  }

  /** Advances to the next attribute of a well-formed row; false after the last. */
  boolean next() {
    if (next >= end) {
      return false;
    }
    length = (datagram.getShort(next) & 0xffff) - HEADER_SIZE;
    type = datagram.getShort(next + 2) & 0xffff & ~FLAGS;
    value = next + HEADER_SIZE;
    next += NlMsgHdr.align(HEADER_SIZE + length);
    return true;
  }

  int type() {
    return type;
  }

  /** Offset of the value in the datagram. */
  int value() {
    return value;
  }

  /** Length of the value in bytes. */
  int length() {
    return length;
  }
}
