// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.list;

import io.acceptq.monitor.cli.output.Printable;
import io.acceptq.monitor.cli.output.TextTable;
import java.util.List;
import java.util.stream.Stream;

/** The listing for people: a table, followed by totals and notes. */
final class ListingTable {
  private ListingTable() {}

  static String of(Listing listing, boolean wide) {
    StringBuilder text = new StringBuilder();
    if (listing.rows.isEmpty()) {
      text.append("No listening sockets in this network namespace.\n");
    } else {
      text.append(table(listing.rows, wide));
    }
    text.append('\n');
    long full = listing.rows.stream().filter(row -> Boolean.TRUE.equals(row.full())).count();
    if (full > 0) {
      text.append(full == 1 ? "1 accept queue is" : full + " accept queues are")
          .append(" FULL: the kernel admits no new connections.\n");
    }
    text.append(totals(listing)).append('\n');
    if (listing.sourceNote != null) {
      text.append(listing.sourceNote).append('\n');
    }
    listing.notes.forEach(note -> text.append(Printable.text(note)).append('\n'));
    return text.toString();
  }

  private static TextTable table(List<ListingRow> rows, boolean wide) {
    ListingColumn[] columns = ListingColumn.values();
    TextTable table =
        new TextTable(Stream.of(columns).map(column -> column.heading).toArray(String[]::new));
    for (ListingRow row : rows) {
      table.add(Stream.of(columns).map(column -> column.cell(row, wide)).toArray(String[]::new));
    }
    return table;
  }

  private static String totals(Listing listing) {
    return "Network-namespace totals: ListenOverflows %s, ListenDrops %s (packets, not clients);"
            .formatted(
                ListingColumn.known(listing.counters.listenOverflows),
                ListingColumn.known(listing.counters.listenDrops))
        + " somaxconn %s.".formatted(ListingColumn.known(listing.limits.somaxconn));
  }
}
