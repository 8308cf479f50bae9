// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

/**
 * What clients asked for and what the service could take, sample by sample: the load, freed of the
 * queue it was recorded with. Refused packets are clients that come back, so their number is an
 * estimate. Costs some additions a sample; one thread.
 */
final class Demand {
  private final Arrivals arrivals = new Arrivals();
  private final RefusedClients refused;
  private double fastest;

  /** Between these two moments, in milliseconds since the epoch. */
  long from;

  long to;

  /** Connections that would have come in for the first time, had none been refused. */
  int clients;

  /** As many as the service could have accepted, had they been there. */
  int capacity;

  /** Of {@link #capacity}, what it accepted before the queue was at its fullest. */
  int early;

  /** Whether connections were refused. */
  boolean crowded;

  Demand(RefusedClients.Retry retry) {
    this.refused = new RefusedClients(retry);
  }

  /**
   * Takes a sample; a negative number is unknown.
   *
   * @param accepts since the sample before
   * @param overflows since the sample before
   * @param limit of the queue it was recorded with, which holds one more
   * @return false if there is nothing before it to compare it with
   */
  boolean add(long millis, int length, int accepts, int overflows, int limit) {
    boolean known = arrivals.add(length, accepts) && overflows >= 0;
    from = Math.min(to, millis); // a clock may be set back
    to = millis;
    if (known) {
      int entered = arrivals.entered;
      int turnedAway = refused.clients(overflows, to - from);
      int came = entered + turnedAway;
      clients = came - refused.back(from, to, came);
      refused.add(from, to, turnedAway, came);
      crowded = overflows > 0;
      capacity = capacity(length, accepts);
      early = crowded ? Math.max(0, arrivals.lengthBefore + entered - (limit + 1)) : capacity;
      early = Math.min(early, capacity);
    }
    return known;
  }

  /** Time passes without a connection. */
  void pass(long millis) {
    to = millis;
  }

  /** Nobody is about to come back. */
  boolean isSettled() {
    return refused.isEmpty();
  }

  /** Who left nothing in the queue may have idled: it is as fast as it has ever been. */
  private int capacity(int lengthNow, int accepts) {
    long millis = Math.max(1, to - from);
    fastest = Math.max(fastest, accepts / (double) millis);
    return lengthNow > 0 ? accepts : Math.max(accepts, (int) Math.ceil(fastest * millis));
  }
}
