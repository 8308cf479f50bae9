// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import java.nio.ByteBuffer;

/** Turns a dump into one of a kernel before 4.7, whose SKMEMINFO had eight words, not nine. */
final class KernelBefore47 {
  private static final int MESSAGE = 16;
  private static final int NEW_LENGTH = 4 + 9 * 4;
  private static final int OLD_LENGTH = 4 + 8 * 4;

  private KernelBefore47() {}

  static ByteBuffer of(ByteBuffer dump) {
    ByteBuffer old = ByteBuffer.allocate(dump.limit()).order(dump.order());
    int message = 0;
    while (message < dump.limit()) {
      int end = message + dump.getInt(message);
      int copy = old.position();
      int fixed = dump.getShort(message + 4) == 20 ? MESSAGE + 72 : end - message;
      old.put(copy, dump, message, fixed).position(copy + fixed);
      for (int attribute = message + fixed; attribute < end; ) {
        int length = dump.getShort(attribute);
        boolean shortened = dump.getShort(attribute + 2) == 7 && length == NEW_LENGTH;
        int kept = shortened ? OLD_LENGTH : (length + 3) & ~3;
        old.put(old.position(), dump, attribute, kept);
        if (shortened) {
          old.putShort(old.position(), (short) OLD_LENGTH);
        }
        old.position(old.position() + kept);
        attribute += (length + 3) & ~3;
      }
      old.putInt(copy, old.position() - copy);
      message = end;
    }
    return old.flip();
  }
}
