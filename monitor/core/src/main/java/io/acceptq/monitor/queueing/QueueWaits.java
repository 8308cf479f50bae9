// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

import io.acceptq.monitor.model.PausedWait;
import java.util.Arrays;
import java.util.Objects;

/**
 * The waits in one accept queue during the last minute, first in, first out. A connection waits
 * from the first sample that sees it until the first that does not; one that no sample saw did not
 * wait. A wait is thus wrong by one interval at most, and the mean by less. Costs some additions a
 * sample. Used by one thread.
 */
final class QueueWaits {
  private static final int SECONDS = 60;

  private final FifoQueue waiting = new FifoQueue();

  /**
   * One slot a second: the waits of the accepted connections in all, their number, the longest
   * wait.
   */
  private final long[] spentMillis = new long[SECONDS];

  private final long[] accepted = new long[SECONDS];
  private final long[] longestMillis = new long[SECONDS];
  private long second;
  private int previousLength = -1;

  /** The second until which a pause of unknown consequences is in the last minute. */
  private long unknownUntil;

  private QueueWait last = QueueWait.UNKNOWN;

  /**
   * Takes a sample; a negative number is unknown, and discards the connections that wait.
   *
   * @param pause before this sample; null if there was none
   */
  QueueWait add(long millis, int length, int accepts, PausedWait pause) {
    boolean newSecond = moveTo(millis / 1_000);
    int lengthBefore = previousLength;
    previousLength = length;
    if (length < 0 || accepts < 0) {
      waiting.leave(millis, waiting.total());
      last = QueueWait.UNKNOWN;
    } else if (lengthBefore < 0) {
      setLength(millis, length);
    } else if (newSecond || accepts > 0 || length > 0 || lengthBefore > 0) {
      int slot = (int) (second % SECONDS);
      if (pause != null) {
        enterDuring(pause, millis, accepts + length - waiting.total());
      }
      longestMillis[slot] = Math.max(longestMillis[slot], waiting.longestMillis(millis));
      spentMillis[slot] += waiting.leave(millis, accepts);
      accepted[slot] += accepts;
      setLength(millis, length);
      last = sum();
    }
    return last;
  }

  /**
   * Connections that arrived in a pause: the first one when the oldest did, the others on average
   * half as long ago. If the kernel does not tell, no wait of this minute is known.
   */
  private void enterDuring(PausedWait pause, long millis, int count) {
    if (pause.longestMillis == null) {
      unknownUntil = second + SECONDS;
      return;
    }
    long oldest = Math.round(pause.longestMillis);
    waiting.enter(millis - oldest, Math.min(1, count));
    waiting.enter(millis - oldest / 2, count - 1);
  }

  /** Corrects the queue by its length, since accepts are read at another moment. */
  private void setLength(long millis, int length) {
    waiting.enter(millis, length - waiting.total());
    waiting.leave(millis, waiting.total() - length);
  }

  /** Clears the slots between the last second and this one; false if it is the same second. */
  private boolean moveTo(long now) {
    if (now == second) {
      return false;
    }
    if (now - second >= SECONDS) {
      Arrays.fill(spentMillis, 0);
      Arrays.fill(accepted, 0);
      Arrays.fill(longestMillis, 0);
    } else {
      for (long cleared = second + 1; cleared <= now; cleared++) {
        int slot = (int) (cleared % SECONDS);
        spentMillis[slot] = 0;
        accepted[slot] = 0;
        longestMillis[slot] = 0;
      }
    }
    second = now;
    return true;
  }

  private QueueWait sum() {
    if (second < unknownUntil) {
      return QueueWait.UNKNOWN;
    }
    long totalSpent = 0;
    long totalAccepted = 0;
    long longest = 0;
    for (int i = 0; i < SECONDS; i++) {
      totalSpent += spentMillis[i];
      totalAccepted += accepted[i];
      longest = Math.max(longest, longestMillis[i]);
    }
    Double mean = totalAccepted == 0 ? null : Double.valueOf(totalSpent / (double) totalAccepted);
    boolean same =
        last.longestMillis != null
            && last.longestMillis == longest
            && Objects.equals(mean, last.meanMillis);
    return same ? last : new QueueWait(mean, (double) longest);
  }
}
