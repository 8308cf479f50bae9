// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli;

import io.acceptq.monitor.model.kernel.KernelCounters;
import java.util.List;
import java.util.Locale;

/** The listing for people: a table, then what has to be said of it. */
final class ListingTable {
  private static final int PROCESS_WIDTH = 40;

  private ListingTable() {}

  static String of(Listing listing, boolean wide) {
    StringBuilder text = new StringBuilder();
    if (listing.rows().isEmpty()) {
      text.append("Nothing listens in this network namespace.\n");
    } else {
      text.append(table(listing.rows(), wide));
    }
    text.append('\n');
    long full = listing.rows().stream().filter(row -> Boolean.TRUE.equals(row.full())).count();
    if (full > 0) {
      text.append(full == 1 ? "1 accept queue is" : full + " accept queues are")
          .append(" FULL: the kernel lets no further connection in.\n");
    }
    text.append(counters(listing)).append('\n');
    if (listing.sourceNote() != null) {
      text.append(listing.sourceNote()).append('\n');
    }
    listing.notes().forEach(note -> text.append(Printable.text(note)).append('\n'));
    return text.toString();
  }

  private static Table table(List<Row> rows, boolean wide) {
    Table table =
        new Table(
            "ADDRESS", " QUEUE/LIMIT", "", " REQUESTED", " OVERFLOWS", " PID", "USER", "PROCESS");
    for (Row row : rows) {
      Owner owner = row.owners().isEmpty() ? null : row.owners().get(0);
      table.add(
          Printable.text(row.socket().address.toString()),
          row.socket().queueLength + "/" + known(row.socket().limit),
          Boolean.TRUE.equals(row.full()) ? "FULL" : "",
          known(row.number("RequestedBacklog")),
          known(row.number("Overflows")),
          owner == null ? "-" : Integer.toString(owner.pid()),
          owner == null || owner.user() == null ? "-" : Printable.text(owner.user()),
          owner == null ? "-" : process(row.owners(), wide));
    }
    return table;
  }

  private static String process(List<Owner> owners, boolean wide) {
    Owner owner = owners.get(0);
    String others = owners.size() == 1 ? "" : " (+" + (owners.size() - 1) + ")";
    if (wide && !owner.arguments().isEmpty()) {
      return Printable.text(String.join(" ", owner.arguments())) + others;
    }
    return Printable.text(owner.label(), PROCESS_WIDTH - others.length()) + others;
  }

  private static String counters(Listing listing) {
    KernelCounters counters = listing.counters();
    return String.format(
        Locale.ROOT,
        "Whole namespace since it exists: ListenOverflows %s, ListenDrops %s"
            + " (packets, not clients); somaxconn %s.",
        known(counters.listenOverflows),
        known(counters.listenDrops),
        known(listing.limits().somaxconn));
  }

  private static String known(Object value) {
    return value == null ? "-" : value.toString();
  }
}
