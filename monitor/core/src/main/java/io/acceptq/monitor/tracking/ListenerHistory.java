// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.tracking;

/** One listener's part of the {@link History}, guarded by its lock. -1 is unknown. */
final class ListenerHistory {
  /** Bytes of one sample. */
  static final int BYTES = 3 * Integer.BYTES;

  /** Number of its first sample. */
  long first = -1;

  int[] queueLength;
  int[] accepts;
  int[] overflows;

  void put(int slot, int length, int accepted, int overflowed) {
    queueLength[slot] = length;
    accepts[slot] = accepted;
    overflows[slot] = overflowed;
  }
}
