// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

/**
 * A load, run through an accept queue of another limit. Costs some additions a sample; one thread.
 */
final class QueueReplay {
  /** No client is refused. */
  static final int UNLIMITED = Integer.MAX_VALUE - 1;

  private final int room;
  private final FifoQueue waiting = new FifoQueue();
  private final RefusedClients refused = new RefusedClients(RefusedClients.Retry.DOUBLING);

  /** Highest queue length in the latest sample's time. */
  int peak;

  /** Longest wait until the latest sample, of one that left in its time or waits still. */
  long waitMillis;

  /** Clients refused in it that had not been refused before. */
  int dropped;

  /**
   * @param limit the queue holds one connection more
   */
  QueueReplay(int limit) {
    room = limit + 1;
  }

  /**
   * Takes a sample as {@link Demand#add} does; what is unknown ends the load, and it begins anew.
   */
  void sample(
      Demand demand, long millis, int length, int accepts, int overflows, int recordedLimit) {
    if (demand.add(millis, length, accepts, overflows, recordedLimit)) {
      add(demand);
    } else {
      begin(millis, Math.max(0, length));
    }
  }

  private void begin(long millis, int length) {
    waiting.leave(waiting.total());
    waiting.enter(millis, Math.min(length, room));
    peak = waiting.total();
    waitMillis = 0;
    dropped = 0;
  }

  private void add(Demand demand) {
    int back = refused.back(demand.from, demand.to, Integer.MAX_VALUE);
    int offered = demand.clients + back;
    int early = Math.min(demand.early, waiting.total() + offered);
    int most = waiting.total() + offered - early;
    int turnedAway = Math.max(0, most - room);
    dropped = refused.add(demand.from, demand.to, turnedAway, offered);
    peak = most - turnedAway;
    waitMillis = waiting.longestMillis(demand.to);
    waiting.enter(demand.to, offered - turnedAway);
    waiting.leave(demand.capacity);
  }

  boolean isEmpty() {
    return waiting.total() == 0;
  }

  boolean isFull() {
    return waiting.total() >= room;
  }
}
