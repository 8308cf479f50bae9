// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.spi.ErrorReporter;
import java.nio.ByteBuffer;

/** Reports what is wrong in a datagram, at which offset, with the raw bytes. */
final class MalformedMessage {
  /** A row of a listener has about 200 bytes. */
  private static final int MAX_BYTES_SHOWN = 256;

  private MalformedMessage() {}

  /** Reports the bytes from {@code start} to {@code end} of a datagram. */
  static void report(ErrorReporter errors, String error, ByteBuffer datagram, int start, int end) {
    StringBuilder text = new StringBuilder(64 + 2 * Math.min(end - start, MAX_BYTES_SHOWN));
    text.append("netlink: ").append(error).append(", at byte ").append(start);
    text.append(" of ").append(datagram.limit()).append(": ");
    for (int i = start; i < Math.min(end, start + MAX_BYTES_SHOWN); i++) {
      int value = datagram.get(i) & 0xff;
      text.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 15, 16));
    }
    if (end - start > MAX_BYTES_SHOWN) {
      text.append('…');
    }
    errors.report(text.toString());
  }
}
