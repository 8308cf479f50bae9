// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Clients that were refused and have yet to come back, so that none is counted anew at each retry.
 * Holds something only after overflows, for two minutes at most. One thread.
 */
final class RefusedClients {
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
    int clients;

    Batch(long from, long to, int clients) {
      this.from = from;
      this.to = to;
      this.clients = clients;
    }
  }

  private final Retry retry;

  /** By the number of retries before, oldest first: only the first of each may be due. */
  private final List<Deque<Batch>> refused = new ArrayList<>(0);

  /** Those that came back last, by the number of their retries before. */
  private final int[] back = new int[RETRIES];

  RefusedClients(Retry retry) {
    this.retry = retry;
  }

  boolean isEmpty() {
    for (Deque<Batch> batches : refused) {
      if (!batches.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** How many clients sent so many refused packets in so long a time. */
  int clients(int packets, long millis) {
    long each = retry == Retry.ANY ? 1 + millis / FIRST_MILLIS : 1;
    return (int) ((packets + each - 1) / each);
  }

  /** Takes out those that may have come back between the two moments, at most so many. */
  int back(long from, long to, int most) {
    int total = 0;
    for (int retries = 0; retries < refused.size(); retries++) {
      Deque<Batch> batches = refused.get(retries);
      long due = FIRST_MILLIS << retries;
      while (!batches.isEmpty() && isGone(batches.peek(), due, from)) {
        batches.remove();
      }
      while (total < most && !batches.isEmpty() && isDue(batches.peek(), due, to)) {
        Batch batch = batches.peek();
        int some = Math.min(batch.clients, most - total);
        batch.clients -= some;
        back[retries] += some;
        total += some;
        if (batch.clients == 0) {
          batches.remove();
        }
      }
    }
    return total;
  }

  private boolean isDue(Batch batch, long due, long to) {
    return retry == Retry.ANY
        ? to - batch.from >= FIRST_MILLIS
        : to - (batch.from + batch.to) / 2 >= due;
  }

  /** Whoever does not come when he is due has given up. */
  private boolean isGone(Batch batch, long due, long from) {
    return from - batch.to > (retry == Retry.ANY ? LAST_MILLIS : due * LATE);
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
        put(from, to, i + 1, again);
      }
    }
    put(from, to, 0, first);
    return first;
  }

  private void put(long from, long to, int retries, int clients) {
    if (clients > 0 && retries < RETRIES) {
      while (refused.size() <= retries) {
        refused.add(new ArrayDeque<>());
      }
      refused.get(retries).add(new Batch(from, to, clients));
    }
  }
}
