// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis.load;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Clients that were refused and have yet to come back, so that none is counted anew at each retry.
 * Holds something only after overflows, for two minutes at most. One thread.
 */
final class Refused {
  /** When a refused client may come back. */
  enum Retry {
    /** Any time after the first second: whatever comes then may be one of them. */
    ANY,
    /** As TCP does it: after 1 s, 2 s more, 4 s more, …, when timers may be late. */
    DOUBLING
  }

  /** {@code include/net/tcp.h}: TCP_TIMEOUT_INIT, the same for the SYN+ACK of a server. */
  private static final long FIRST_MILLIS = 1_000;

  /** {@code include/net/tcp.h}: TCP_SYN_RETRIES. */
  private static final int RETRIES = 6;

  private static final long LAST_MILLIS = FIRST_MILLIS << RETRIES;

  /** {@code kernel/time/timer.c}: a timer of a second or more may be an eighth late. */
  private static final double LATE = 1.15;

  private static final class Batch {
    final long from;
    final long to;
    final int retries;
    int clients;

    Batch(long from, long to, int retries, int clients) {
      this.from = from;
      this.to = to;
      this.retries = retries;
      this.clients = clients;
    }
  }

  private final Deque<Batch> batches = new ArrayDeque<>(0);
  private final Retry retry;

  /** Those that came back last, by the number of their retries before. */
  private final int[] back = new int[RETRIES];

  Refused(Retry retry) {
    this.retry = retry;
  }

  /** How many clients sent so many refused packets in so long a time. */
  int clients(int packets, long millis) {
    long each = retry == Retry.ANY ? 1 + millis / FIRST_MILLIS : 1;
    return (int) ((packets + each - 1) / each);
  }

  /** Takes out those that may have come back between the two moments, at most so many. */
  int back(long from, long to, int most) {
    int total = 0;
    if (batches.isEmpty()) {
      return total;
    }
    for (Iterator<Batch> all = batches.iterator(); all.hasNext(); ) {
      Batch batch = all.next();
      if (from - batch.to > LAST_MILLIS) {
        all.remove();
      } else if (isDue(batch, from, to)) {
        int some = Math.min(batch.clients, most - total);
        batch.clients -= some;
        back[batch.retries] += some;
        total += some;
        if (batch.clients == 0) {
          all.remove();
        }
      }
    }
    return total;
  }

  private boolean isDue(Batch batch, long from, long to) {
    long due = FIRST_MILLIS << batch.retries;
    return retry == Retry.ANY
        ? to - batch.from >= FIRST_MILLIS
        : to - (batch.from + batch.to) / 2 >= due && from - batch.to <= due * LATE;
  }

  /**
   * So many of those that came between the two moments were refused: first-timers and those that
   * came {@link #back} alike.
   *
   * @return the first-timers
   */
  int add(long from, long to, int refused, int came) {
    int first = refused;
    for (int i = 0; i < RETRIES; i++) {
      if (back[i] > 0) {
        int again = Math.min(first, (int) Math.round(back[i] * (double) refused / came));
        back[i] = 0;
        first -= again;
        if (again > 0 && i + 1 < RETRIES) {
          batches.add(new Batch(from, to, i + 1, again));
        }
      }
    }
    if (first > 0) {
      batches.add(new Batch(from, to, 0, first));
    }
    return first;
  }
}
