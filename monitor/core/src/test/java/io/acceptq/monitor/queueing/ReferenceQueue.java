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
 * The truth that a replay is compared with: clients that come at known milliseconds, and come back
 * after 1, 3, 7, … s if the queue is full, and a service that accepts one at a time.
 */
final class ReferenceQueue {
  /** Accepts, and when they are possible: from one to the other, each taking so long. */
  private record Shift(long from, long to, double perAccept) {}

  private record Try(long at, int client, long next) {}

  private final List<Long> clients = new ArrayList<>();
  private final List<Shift> shifts = new ArrayList<>();

  /** What came of it. */
  record Outcome(
      HistorySlice history,
      int peak,
      int refusedClients,
      int packets,
      long longestWait,
      double meanWait) {}

  ReferenceQueue clients(long at, int count, long spread) {
    for (int i = 0; i < count; i++) {
      clients.add(at + spread * i / count);
    }
    return this;
  }

  /** From then on it accepts one each so many milliseconds; 0 is never. */
  ReferenceQueue accepts(long from, double perAccept) {
    if (!shifts.isEmpty()) {
      Shift last = shifts.remove(shifts.size() - 1);
      shifts.add(new Shift(last.from, from, last.perAccept));
    }
    shifts.add(new Shift(from, Long.MAX_VALUE, perAccept));
    return this;
  }

  Outcome run(int limit, long millis) {
    PriorityQueue<Try> tries = new PriorityQueue<>(Comparator.comparingLong(Try::at));
    for (int i = 0; i < clients.size(); i++) {
      tries.add(new Try(clients.get(i), i, 1_000));
    }
    Deque<Long> queue = new ArrayDeque<>();
    int samples = (int) (millis / 100);
    HistorySlice history =
        new HistorySlice(new long[samples], new int[samples], new int[samples], new int[samples]);
    int peak = 0;
    int refused = 0;
    int packets = 0;
    long wait = 0;
    long waited = 0;
    int served = 0;
    double ready = 0;
    for (long now = 0; now < millis; now++) {
      int sample = (int) (now / 100);
      while (!tries.isEmpty() && tries.peek().at <= now) {
        Try one = tries.poll();
        if (queue.size() <= limit) {
          queue.add(now);
        } else {
          packets++;
          refused += one.next == 1_000 ? 1 : 0;
          history.overflows[sample]++;
          tries.add(new Try(now + one.next, one.client, 2 * one.next));
        }
        peak = Math.max(peak, queue.size());
      }
      Shift shift = shiftAt(now);
      while (shift.perAccept > 0 && !queue.isEmpty() && ready <= (double) now) {
        long one = now - queue.poll();
        wait = Math.max(wait, one);
        waited += one;
        served++;
        history.accepts[sample]++;
        ready = Math.max(ready, (double) now) + shift.perAccept;
      }
      history.millis[sample] = now;
      history.queueLength[sample] = queue.size();
    }
    wait = queue.isEmpty() ? wait : Math.max(wait, millis - queue.peek());
    return new Outcome(
        history, peak, refused, packets, wait, waited / (double) Math.max(1, served));
  }

  private Shift shiftAt(long now) {
    return shifts.stream()
        .filter(shift -> shift.from <= now && now < shift.to)
        .findFirst()
        .orElseThrow();
  }
}
