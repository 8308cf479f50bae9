// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.cli.list;

import io.acceptq.monitor.cli.output.Printable;
import io.acceptq.monitor.cli.process.ProcessInfo;

/** The columns of the table that {@code acceptq list} prints, in order. */
enum ListingColumn {
  ADDRESS(
      "ADDRESS",
      "Address and port of the listener, or `unix:` and the path of a Unix domain socket.") {
    @Override
    String cell(ListingRow row, boolean wide) {
      return Printable.text(row.socket().address.toString());
    }
  },
  QUEUE(
      " QUEUE/LIMIT",
      "Connections in the accept queue, and the effective backlog that the kernel enforces."
          + " limit + 1 connections fit. The limit is a dash if the kernel does not report it.") {
    @Override
    String cell(ListingRow row, boolean wide) {
      return row.socket().queueLength + "/" + known(row.socket().limit);
    }
  },
  FULL(
      "",
      "`FULL` if the queue holds limit + 1 connections. Empty if there is room, or if the limit is"
          + " unknown.") {
    @Override
    String cell(ListingRow row, boolean wide) {
      return Boolean.TRUE.equals(row.full()) ? "FULL" : "";
    }
  },
  REQUESTED(
      " REQUESTED",
      "Backlog that the service requested, in connections. A dash if no agent runs in the process,"
          + " or if the listener was bound before the agent was loaded.") {
    @Override
    String cell(ListingRow row, boolean wide) {
      return known(row.number("RequestedBacklog"));
    }
  },
  OVERFLOWS(
      " OVERFLOWS",
      "Packets dropped because the accept queue was full, counted since the agent was loaded. A"
          + " dash if no agent runs in the process, or if they cannot be attributed.") {
    @Override
    String cell(ListingRow row, boolean wide) {
      return known(row.number("Overflows"));
    }
  },
  PID(
      " PID",
      "Process that holds the socket; the lowest process ID if there are several. A dash if this"
          + " user cannot inspect the process.") {
    @Override
    String cell(ListingRow row, boolean wide) {
      ProcessInfo holder = firstHolder(row);
      return holder == null ? "-" : Integer.toString(holder.pid());
    }
  },
  USER("USER", "User that the process runs as. A dash if unknown.") {
    @Override
    String cell(ListingRow row, boolean wide) {
      ProcessInfo holder = firstHolder(row);
      return holder == null || holder.user() == null ? "-" : Printable.text(holder.user());
    }
  },
  PROCESS(
      "PROCESS",
      "Process name, followed by the main class, module or jar of a Java process. `(+2)` means"
          + " that two more processes hold the socket. A dash if unknown.") {
    @Override
    String cell(ListingRow row, boolean wide) {
      ProcessInfo holder = firstHolder(row);
      if (holder == null) {
        return "-";
      }
      int more = row.holders().size() - 1;
      String others = more == 0 ? "" : " (+" + more + ")";
      return wide && !holder.arguments().isEmpty()
          ? Printable.text(String.join(" ", holder.arguments())) + others
          : Printable.text(holder.label(), PROCESS_WIDTH - others.length()) + others;
    }
  };

  private static final int PROCESS_WIDTH = 40;

  /** As {@link io.acceptq.monitor.cli.output.TextTable} takes it. */
  final String heading;

  /** For the manual: what the cell shows, its unit, and when it is empty or a dash. */
  final String meaning;

  ListingColumn(String heading, String meaning) {
    this.heading = heading;
    this.meaning = meaning;
  }

  /** The text of this column's cell; {@code wide} asks for whole command lines. */
  abstract String cell(ListingRow row, boolean wide);

  private static ProcessInfo firstHolder(ListingRow row) {
    return row.holders().isEmpty() ? null : row.holders().get(0);
  }

  static String known(Object value) {
    return value == null ? "-" : value.toString();
  }
}
