// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.model.kernel.WaitingConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Keeps the connections that have waited longest, at most {@code max}, whatever number is added.
 * The kernel counts time in ticks: connections of the same tick are ordered by cookie, which stays
 * the same from dump to dump. Used by one thread.
 */
final class LongestWaitingConnections {
  private static final Comparator<Entry> LONGEST_FIRST =
      Comparator.comparing(
              (Entry entry) -> entry.connection.ageMillis,
              Comparator.nullsLast(Comparator.reverseOrder()))
          .thenComparing(entry -> entry.cookie);

  private final int max;
  private final PriorityQueue<Entry> shortestFirst = new PriorityQueue<>(LONGEST_FIRST.reversed());
  private final Set<Long> cookies = new HashSet<>();
  private int more;

  private static final class Entry {
    final long cookie;
    final WaitingConnection connection;

    Entry(long cookie, WaitingConnection connection) {
      this.cookie = cookie;
      this.connection = connection;
    }
  }

  LongestWaitingConnections(int max) {
    this.max = max;
  }

  /** Adds a connection; one whose cookie is among those kept already is ignored. */
  void add(long cookie, WaitingConnection connection) {
    if (!cookies.add(cookie)) {
      return;
    }
    shortestFirst.add(new Entry(cookie, connection));
    if (shortestFirst.size() > max) {
      cookies.remove(shortestFirst.remove().cookie);
      more++;
    }
  }

  /** Longest wait first. */
  List<WaitingConnection> list() {
    List<Entry> sorted = new ArrayList<>(shortestFirst);
    sorted.sort(LONGEST_FIRST);
    List<WaitingConnection> list = new ArrayList<>(sorted.size());
    for (Entry entry : sorted) {
      list.add(entry.connection);
    }
    return list;
  }

  /** Connections that were added but not kept. */
  int more() {
    return more;
  }
}
