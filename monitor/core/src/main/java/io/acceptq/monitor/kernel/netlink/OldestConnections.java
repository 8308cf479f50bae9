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
 * Keeps the oldest connections of any number, in room for those. Of one tick of the kernel, which
 * came first is not known: they stand in the order in which they were first dumped, which stays.
 */
final class OldestConnections {
  private static final Comparator<Entry> OLDEST_FIRST =
      Comparator.comparing(
              (Entry entry) -> entry.connection.ageMillis,
              Comparator.nullsLast(Comparator.reverseOrder()))
          .thenComparing(entry -> entry.cookie);

  private final int max;
  private final PriorityQueue<Entry> youngestFirst = new PriorityQueue<>(OLDEST_FIRST.reversed());
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

  OldestConnections(int max) {
    this.max = max;
  }

  /** A table that changes while it is dumped may show one twice: the cookie tells. */
  void add(long cookie, WaitingConnection connection) {
    if (!cookies.add(cookie)) {
      return;
    }
    youngestFirst.add(new Entry(cookie, connection));
    if (youngestFirst.size() > max) {
      cookies.remove(youngestFirst.remove().cookie);
      more++;
    }
  }

  List<WaitingConnection> list() {
    List<Entry> sorted = new ArrayList<>(youngestFirst);
    sorted.sort(OLDEST_FIRST);
    List<WaitingConnection> list = new ArrayList<>(sorted.size());
    for (Entry entry : sorted) {
      list.add(entry.connection);
    }
    return list;
  }

  /** How many were added and are not among those kept. */
  int more() {
    return more;
  }
}
