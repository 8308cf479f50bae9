// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

import java.util.Arrays;

/**
 * A queue of connections with the times at which they entered it, first in, first out. Holds them
 * in groups that entered together. Used by one thread.
 */
final class FifoQueue {
  /** With this many groups, later connections join the last group. */
  private static final int MAX_GROUPS = 512;

  private long[] enteredMillis = new long[4];
  private int[] connections = new int[4];
  private int first;
  private int groups;
  private int total;

  /** Connections in the queue. */
  int total() {
    return total;
  }

  void enter(long millis, int count) {
    if (count <= 0) {
      return;
    }
    total += count;
    if (groups == MAX_GROUPS) {
      connections[slot(groups - 1)] += count; // their waits are overestimated
      return;
    }
    if (groups == enteredMillis.length) {
      grow();
    }
    enteredMillis[slot(groups)] = millis;
    connections[slot(groups)] = count;
    groups++;
  }

  /**
   * Removes this many of the connections that entered first, or all; returns their waits in all.
   */
  long leave(long millis, int count) {
    int left = Math.max(0, Math.min(count, total));
    long waits = 0;
    total -= left;
    while (left > 0) {
      int ofGroup = Math.min(left, connections[first]);
      waits += ofGroup * Math.max(0, millis - enteredMillis[first]);
      connections[first] -= ofGroup;
      left -= ofGroup;
      if (connections[first] == 0) {
        first = slot(1);
        groups--;
      }
    }
    return waits;
  }

  /** The longest wait until this time of a connection in the queue; 0 if it is empty. */
  long longestMillis(long millis) {
    return groups == 0 ? 0 : Math.max(0, millis - enteredMillis[first]);
  }

  private int slot(int index) {
    return (first + index) % enteredMillis.length;
  }

  private void grow() {
    long[] oldEntered = enteredMillis;
    int[] oldConnections = connections;
    enteredMillis = Arrays.copyOf(enteredMillis, 2 * groups);
    connections = Arrays.copyOf(connections, 2 * groups);
    for (int i = 0; i < groups; i++) {
      enteredMillis[i] = oldEntered[(first + i) % groups];
      connections[i] = oldConnections[(first + i) % groups];
    }
    first = 0;
  }
}
