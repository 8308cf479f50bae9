// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

/**
 * The load on a listener without the effect of the queue it was recorded with: in each sample, how
 * many new clients connected and how many the service could have accepted. Overflows count packets,
 * of which a refused client sends several, so the number of clients is an estimate if some were
 * refused. Costs some additions a sample. Used by one thread.
 */
final class Demand {
  private final Arrivals arrivals = new Arrivals();
  private final RefusedClients refused;

  /** The highest accept rate so far, in connections per millisecond. */
  private double maxAcceptRate;

  /** The time of the previous sample and of this one, in milliseconds. */
  long from;

  long to;

  /** Clients that tried to connect for the first time. */
  int newClients;

  /** Connections that the service could have accepted if they had been in the queue. */
  int capacity;

  /** The part of {@link #capacity} that it accepted before the queue was at its longest. */
  int acceptedBeforePeak;

  Demand(RefusedClients.Retry retry) {
    this.refused = new RefusedClients(retry);
  }

  /**
   * Takes a sample; a negative number is unknown.
   *
   * @param accepts since the previous sample
   * @param overflows since the previous sample
   * @param limit of the queue with which the load was recorded, which holds one connection more
   * @return false if it is unknown, or there is no previous one to compare it with
   */
  boolean add(long millis, int length, int accepts, int overflows, int limit) {
    boolean known = arrivals.add(length, accepts) && overflows >= 0;
    from = to;
    to = millis;
    if (known) {
      int entered = arrivals.entered;
      int refusedClients = refused.clients(overflows, to - from);
      int attempts = entered + refusedClients;
      newClients = attempts - refused.takeRetries(from, to, attempts);
      refused.add(from, to, refusedClients, attempts);
      capacity = capacity(length, accepts);
      // A queue that overflowed was full: more connections than fit in it were accepted before.
      int beforeFull = Math.max(0, arrivals.previousLength + entered - (limit + 1));
      acceptedBeforePeak = overflows > 0 ? Math.min(beforeFull, capacity) : capacity;
    }
    return known;
  }

  /** Skips to a time before which no connection arrived. */
  void advanceTo(long millis) {
    to = millis;
  }

  /** Whether no refused client is expected to retry. */
  boolean hasNoPendingRetries() {
    return refused.isEmpty();
  }

  /** A service that emptied the queue may have idled, so its highest rate so far counts. */
  private int capacity(int lengthNow, int accepts) {
    long millis = Math.max(1, to - from);
    maxAcceptRate = Math.max(maxAcceptRate, accepts / (double) millis);
    return lengthNow > 0 ? accepts : Math.max(accepts, (int) Math.ceil(maxAcceptRate * millis));
  }
}
