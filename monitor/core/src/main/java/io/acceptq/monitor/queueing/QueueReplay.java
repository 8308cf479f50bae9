// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

/**
 * Replays a recorded load through an accept queue with another limit. Costs some additions a
 * sample. Used by one thread.
 */
final class QueueReplay {
  /** A limit with which no client is refused. */
  static final int UNLIMITED = Integer.MAX_VALUE - 1;

  private final int capacity;
  private final FifoQueue waiting = new FifoQueue();
  private final RefusedClients refused = new RefusedClients(RefusedClients.Retry.TIMED);

  /** Highest queue length since the previous sample. */
  int peak;

  /** Longest wait of a connection that was in the queue since the previous sample. */
  long waitMillis;

  /** Clients refused for the first time since the previous sample. */
  int dropped;

  /**
   * @param limit of the queue, which holds one connection more
   */
  QueueReplay(int limit) {
    capacity = limit + 1;
  }

  /** Takes a sample as {@link Demand#add} does; the replay restarts after one that is unknown. */
  void sample(
      Demand demand, long millis, int length, int accepts, int overflows, int recordedLimit) {
    if (demand.add(millis, length, accepts, overflows, recordedLimit)) {
      add(demand);
    } else {
      restart(millis, Math.max(0, length));
    }
  }

  private void restart(long millis, int length) {
    waiting.leave(millis, waiting.total());
    waiting.enter(millis, Math.min(length, capacity));
    peak = waiting.total();
    waitMillis = 0;
    dropped = 0;
  }

  private void add(Demand demand) {
    int retries = refused.takeRetries(demand.from, demand.to, Integer.MAX_VALUE);
    int attempts = demand.newClients + retries;
    int acceptedBeforePeak = Math.min(demand.acceptedBeforePeak, waiting.total() + attempts);
    int needed = waiting.total() + attempts - acceptedBeforePeak;
    int refusedNow = Math.max(0, needed - capacity);
    dropped = refused.add(demand.from, demand.to, refusedNow, attempts);
    peak = needed - refusedNow;
    waitMillis = waiting.longestMillis(demand.to);
    waiting.enter(demand.to, attempts - refusedNow);
    waiting.leave(demand.to, demand.capacity);
  }

  boolean isEmpty() {
    return waiting.total() == 0;
  }

  boolean isFull() {
    return waiting.total() >= capacity;
  }
}
