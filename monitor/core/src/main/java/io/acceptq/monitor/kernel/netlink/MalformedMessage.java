// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.spi.ErrorReporter;
import java.nio.ByteBuffer;

/** Says what is wrong in an answer, where, and shows the raw bytes. */
final class MalformedMessage {
  /** A row has about 200 bytes; more would not help anybody. */
  private static final int SHOWN = 256;

  private MalformedMessage() {}

  /** Reports the bytes from {@code start} to {@code end} of a datagram. */
  static void report(ErrorReporter errors, String what, ByteBuffer datagram, int start, int end) {
    StringBuilder fault = new StringBuilder(64 + 2 * Math.min(end - start, SHOWN));
    fault.append("netlink: ").append(what).append(", at byte ").append(start);
    fault.append(" of ").append(datagram.limit()).append(": ");
    for (int i = start; i < Math.min(end, start + SHOWN); i++) {
      int value = datagram.get(i) & 0xff;
      fault.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 15, 16));
    }
    if (end - start > SHOWN) {
      fault.append('…');
    }
    errors.report(fault.toString());
  }
}
