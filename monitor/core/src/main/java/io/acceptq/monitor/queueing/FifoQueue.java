// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

import java.util.Arrays;

/** A queue of connections that came at known times, first in, first out. One thread. */
final class FifoQueue {
  /** Beyond so many, those that came one after the other count as having come together. */
  private static final int MOST = 512;

  private long[] came = new long[4];
  private int[] connections = new int[4];
  private int first;
  private int size;
  private int total;

  int total() {
    return total;
  }

  void enter(long millis, int count) {
    if (count <= 0) {
      return;
    }
    total += count;
    if (size == MOST) {
      connections[slot(size - 1)] += count; // they seem to have waited longer, never shorter
      return;
    }
    if (size == came.length) {
      grow();
    }
    came[slot(size)] = millis;
    connections[slot(size)] = count;
    size++;
  }

  /** Takes out so many, or all. */
  void leave(int count) {
    int left = Math.max(0, Math.min(count, total));
    total -= left;
    while (left > 0) {
      int some = Math.min(left, connections[first]);
      connections[first] -= some;
      left -= some;
      if (connections[first] == 0) {
        first = slot(1);
        size--;
      }
    }
  }

  /** How long the one that has waited longest has done so; 0 if none waits. */
  long longestMillis(long millis) {
    return size == 0 ? 0 : Math.max(0, millis - came[first]);
  }

  private int slot(int index) {
    return (first + index) % came.length;
  }

  private void grow() {
    long[] oldCame = came;
    int[] oldConnections = connections;
    came = Arrays.copyOf(came, 2 * size);
    connections = Arrays.copyOf(connections, 2 * size);
    for (int i = 0; i < size; i++) {
      came[i] = oldCame[(first + i) % size];
      connections[i] = oldConnections[(first + i) % size];
    }
    first = 0;
  }
}
