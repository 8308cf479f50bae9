// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Clients that were refused and are expected to retry, so that a retry is not counted as a new
 * client. Empty except after overflows, for two minutes at most. Used by one thread.
 */
final class RefusedClients {
  /** When a refused client may retry. */
  enum Retry {
    /** At any time after the first second. */
    ANY_TIME,
    /**
     * As Linux does. Since 6.5 the first retries are a second apart ({@code
     * net.ipv4.tcp_syn_linear_timeouts}, 4 by default); in older releases, and after these, the
     * times double: 1, 2, 4 s. Clients that return as a pulse, with a pause before it, are taken to
     * follow the first schedule; where new ones arrive all the time, the second one is assumed,
     * which gives more new clients.
     */
    TIMED
  }

  /** {@code include/net/tcp.h}: TCP_TIMEOUT_INIT, of a SYN and of a SYN+ACK alike. */
  private static final long FIRST_MILLIS = 1_000;

  /** {@code include/net/tcp.h}: TCP_SYN_RETRIES. */
  private static final int DOUBLING_RETRIES = 6;

  /** {@code net/ipv4/tcp_ipv4.c} (tcp_sk_init): sysctl_tcp_syn_linear_timeouts. */
  private static final int LINEAR_RETRIES = 4;

  private static final int RETRIES = LINEAR_RETRIES + DOUBLING_RETRIES;

  private static final long LAST_MILLIS = FIRST_MILLIS << DOUBLING_RETRIES;

  /** {@code kernel/time/timer.c}: a timer of a second or more may fire an eighth late. */
  private static final double MAX_LATE_FACTOR = 1.15;

  /** Clients refused between two moments. */
  private static final class Batch {
    final long from;
    final long to;
    final int all;
    int clients;

    /** Attempts of any client in the middle of the second after the refusal. */
    long meanwhile;

    Batch(long from, long to, int clients) {
      this.from = from;
      this.to = to;
      this.all = clients;
      this.clients = clients;
    }
  }

  private final Retry retry;

  /** Batches by the number of earlier retries, each queue in the order of refusal. */
  private final List<Deque<Batch>> refused = new ArrayList<>(0);

  /** Clients taken out by the last {@link #takeRetries}, by the number of earlier retries. */
  private final int[] retrying = new int[RETRIES];

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

  /** How many clients send this number of refused packets in this time. */
  int clients(int packets, long millis) {
    long packetsPerClient = retry == Retry.ANY_TIME ? 1 + millis / FIRST_MILLIS : 1;
    return (int) ((packets + packetsPerClient - 1) / packetsPerClient);
  }

  /** Takes out the clients that may have retried between the two moments, at most {@code max}. */
  int takeRetries(long from, long to, int max) {
    int total = 0;
    for (int retries = 0; retries < refused.size(); retries++) {
      Deque<Batch> batches = refused.get(retries);
      while (!batches.isEmpty() && hasGivenUp(batches.peek(), retries, from)) {
        batches.remove();
      }
      for (Iterator<Batch> all = batches.iterator(); total < max && all.hasNext(); ) {
        Batch batch = all.next();
        batch.meanwhile += isMiddle(batch, from, to) ? max : 0;
        if (isDue(batch, retries, from, to)) {
          int taken = Math.min(batch.clients, max - total);
          batch.clients -= taken;
          retrying[retries] += taken;
          total += taken;
          if (batch.clients == 0) {
            all.remove();
          }
        }
      }
    }
    return total;
  }

  private boolean isDue(Batch batch, int retries, long from, long to) {
    return retry == Retry.ANY_TIME
        ? to - batch.from >= FIRST_MILLIS
        : isDue(batch, doublingDelay(retries), from, to)
            || (2 * batch.meanwhile <= batch.all && isDue(batch, linearDelay(retries), from, to));
  }

  private static boolean isMiddle(Batch batch, long from, long to) {
    return from - batch.to >= 0 && to - batch.from <= FIRST_MILLIS * 9 / 10;
  }

  private static boolean isDue(Batch batch, long delay, long from, long to) {
    return to - (batch.from + batch.to) / 2 >= delay && !isOver(batch, delay, from);
  }

  private static boolean isOver(Batch batch, long delay, long from) {
    return from - batch.to > delay * MAX_LATE_FACTOR;
  }

  /** The time to the next retry after this many, since Linux 6.5. */
  private static long linearDelay(int retries) {
    return FIRST_MILLIS << Math.max(0, retries - LINEAR_RETRIES);
  }

  /** The same before Linux 6.5, where a client retries less often. */
  private static long doublingDelay(int retries) {
    return retries < DOUBLING_RETRIES ? FIRST_MILLIS << retries : linearDelay(retries);
  }

  /** A client that did not retry while its retry was due is assumed to have given up. */
  private boolean hasGivenUp(Batch batch, int retries, long from) {
    return retry == Retry.ANY_TIME
        ? from - batch.to > LAST_MILLIS
        : isOver(batch, Math.max(linearDelay(retries), doublingDelay(retries)), from);
  }

  /**
   * Adds the clients refused between the two moments. New clients and the retries last {@linkplain
   * #takeRetries taken} are refused in proportion to their numbers.
   *
   * @param attempts connection attempts of both kinds, refused or not
   * @return how many of the refused clients are new
   */
  int add(long from, long to, int refusedClients, int attempts) {
    int newClients = refusedClients;
    for (int i = 0; i < RETRIES; i++) {
      if (retrying[i] > 0) {
        double share = retrying[i] * (double) refusedClients / attempts;
        int refusedAgain = Math.min(newClients, (int) Math.round(share));
        retrying[i] = 0;
        newClients -= refusedAgain;
        put(from, to, i + 1, refusedAgain);
      }
    }
    put(from, to, 0, newClients);
    return newClients;
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
