// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

import java.util.Arrays;

/**
 * The last minute's waits in one accept queue: the mean follows from the time that all connections
 * together spent in it, by the number that left it. Costs some additions a sample; one thread.
 */
final class QueueWaits {
  private static final int SECONDS = 60;

  private final FifoQueue waiting = new FifoQueue();
  private final double[] spent = new double[SECONDS];
  private final long[] left = new long[SECONDS];
  private final long[] longest = new long[SECONDS];
  private long second;
  private long before;
  private int lengthBefore = -1;
  private QueueWait last = QueueWait.UNKNOWN;

  /** Takes a sample; a negative number is unknown, and what waits then is forgotten. */
  QueueWait add(long millis, int length, int accepts) {
    long passed = Math.max(0, millis - before); // a clock may be set back
    before = millis;
    boolean turned = turn(millis / 1_000);
    int first = lengthBefore;
    lengthBefore = length;
    if (length < 0 || accepts < 0) {
      waiting.leave(waiting.total());
      last = QueueWait.UNKNOWN;
    } else if (first < 0) {
      follow(millis, length);
    } else if (turned || accepts > 0 || length > 0 || first > 0) {
      int slot = (int) (second % SECONDS);
      spent[slot] += passed * (first + length) / 2.0;
      left[slot] += accepts;
      longest[slot] = Math.max(longest[slot], waiting.longestMillis(millis));
      waiting.leave(accepts);
      follow(millis, length);
      last = sum();
    }
    return last;
  }

  /** The queue's length is the truth: accepts are not counted at the very moment it is read. */
  private void follow(long millis, int length) {
    waiting.enter(millis, length - waiting.total());
    waiting.leave(waiting.total() - length);
  }

  /** Time passes without a connection. */
  void pass(long millis) {
    before = millis;
  }

  private boolean turn(long now) {
    if (now == second) {
      return false;
    }
    if (now - second >= SECONDS) {
      Arrays.fill(spent, 0);
      Arrays.fill(left, 0);
      Arrays.fill(longest, 0);
    } else {
      for (long gone = second + 1; gone <= now; gone++) {
        int slot = (int) (gone % SECONDS);
        spent[slot] = 0;
        left[slot] = 0;
        longest[slot] = 0;
      }
    }
    second = now;
    return true;
  }

  private QueueWait sum() {
    double allSpent = 0;
    long allLeft = 0;
    long most = 0;
    for (int i = 0; i < SECONDS; i++) {
      allSpent += spent[i];
      allLeft += left[i];
      most = Math.max(most, longest[i]);
    }
    Double mean = allLeft == 0 ? null : (Double) (allSpent / allLeft);
    boolean same =
        last.longestMillis != null
            && last.longestMillis == most
            && (mean == null ? last.meanMillis == null : mean.equals(last.meanMillis));
    return same ? last : new QueueWait(mean, (double) most);
  }
}
