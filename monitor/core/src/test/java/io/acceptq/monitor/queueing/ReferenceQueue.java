// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.queueing;

import io.acceptq.monitor.model.HistorySlice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * An exact simulation that estimates are compared with: clients that connect at known milliseconds
 * and retry if the queue is full, and a service that accepts one at a time.
 */
final class ReferenceQueue {
  /** A time during which the service accepts, and the milliseconds that each accept takes. */
  private record AcceptPhase(long from, long to, double perAccept) {}

  /** A connection attempt, and how often the client has tried before. */
  private record Attempt(long at, int client, int retries) {}

  private int linearRetries;
  private final List<Long> clients = new ArrayList<>();
  private final List<AcceptPhase> phases = new ArrayList<>();

  /** The recording that a sampler would make, and the exact figures. */
  record Outcome(
      HistorySlice history,
      int peak,
      int refusedClients,
      int packets,
      long longestWait,
      double meanWait) {}

  /** This number of clients, at equal distances over the given time. */
  ReferenceQueue clients(long at, int count, long spread) {
    for (int i = 0; i < count; i++) {
      clients.add(at + spread * i / count);
    }
    return this;
  }

  /** Clients retry 1, 2, 3, 4, 5, 7, … s after the first attempt; else after 1, 3, 7, … s. */
  ReferenceQueue linear() {
    linearRetries = 4;
    return this;
  }

  /** From this time on the service accepts one connection per this many milliseconds; 0: none. */
  ReferenceQueue accepts(long from, double perAccept) {
    if (!phases.isEmpty()) {
      AcceptPhase last = phases.remove(phases.size() - 1);
      phases.add(new AcceptPhase(last.from, from, last.perAccept));
    }
    phases.add(new AcceptPhase(from, Long.MAX_VALUE, perAccept));
    return this;
  }

  Outcome run(int limit, long millis) {
    PriorityQueue<Attempt> attempts = new PriorityQueue<>(Comparator.comparingLong(Attempt::at));
    for (int i = 0; i < clients.size(); i++) {
      attempts.add(new Attempt(clients.get(i), i, 0));
    }
    Deque<Long> queue = new ArrayDeque<>();
    int samples = (int) (millis / 100);
    HistorySlice history =
        new HistorySlice(new long[samples], new int[samples], new int[samples], new int[samples]);
    int peak = 0;
    int refused = 0;
    int packets = 0;
    long longestWait = 0;
    long totalWait = 0;
    int accepted = 0;
    double nextAccept = 0;
    for (long now = 0; now < millis; now++) {
      int sample = (int) (now / 100);
      while (!attempts.isEmpty() && attempts.peek().at <= now) {
        Attempt attempt = attempts.poll();
        if (queue.size() <= limit) {
          queue.add(now);
        } else {
          packets++;
          refused += attempt.retries == 0 ? 1 : 0;
          history.overflows[sample]++;
          long delay = 1_000L << Math.max(0, attempt.retries - linearRetries);
          attempts.add(new Attempt(now + delay, attempt.client, attempt.retries + 1));
        }
        peak = Math.max(peak, queue.size());
      }
      AcceptPhase phase = phaseAt(now);
      while (phase.perAccept > 0 && !queue.isEmpty() && nextAccept <= (double) now) {
        long wait = now - queue.poll();
        longestWait = Math.max(longestWait, wait);
        totalWait += wait;
        accepted++;
        history.accepts[sample]++;
        nextAccept = Math.max(nextAccept, (double) now) + phase.perAccept;
      }
      history.millis[sample] = now;
      history.queueLength[sample] = queue.size();
    }
    if (!queue.isEmpty()) {
      longestWait = Math.max(longestWait, millis - queue.peek());
    }
    double meanWait = totalWait / (double) Math.max(1, accepted);
    return new Outcome(history, peak, refused, packets, longestWait, meanWait);
  }

  private AcceptPhase phaseAt(long now) {
    return phases.stream()
        .filter(phase -> phase.from <= now && now < phase.to)
        .findFirst()
        .orElseThrow();
  }
}
