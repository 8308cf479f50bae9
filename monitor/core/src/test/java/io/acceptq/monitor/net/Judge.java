// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.net;

import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.testing.NetworkNamespace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code ss} prints of the sockets of a namespace: the reference for what acceptq reads. */
public final class Judge {
  /** A listener as ss prints it, its address as acceptq does; drops are null for Unix sockets. */
  public record Row(String address, long inode, int queue, Integer limit, Long drops) {}

  /** A connection that is not accepted yet, as ss prints it; a FIN counts as a byte of queue. */
  public record Queued(String client, boolean closeWait, long queue, long lastSendMillis) {}

  private static final Pattern TCP =
      Pattern.compile("LISTEN +(\\d+) +(\\d+) +(\\S+) .* ino:(\\d+) .*skmem:\\(.*,d(\\d+)\\).*");
  private static final Pattern UNIX =
      Pattern.compile("u_\\w+ +LISTEN +(\\d+) +(\\d+) +(\\S+) +(\\d+) .*");

  private static final Pattern QUEUED =
      Pattern.compile("(ESTAB|CLOSE-WAIT) +(\\d+) +0 +\\S+ +(\\S+) .*ino:0 .*lastsnd:(\\d+) .*");

  private Judge() {}

  /** The row for a socket that acceptq read. */
  public static Row row(ListenSocket socket) {
    return new Row(
        socket.address.toString(),
        socket.inode,
        socket.queueLength,
        socket.limit,
        socket.socketDrops);
  }

  /** TCP listeners, by inode. */
  public static List<Row> tcp(NetworkNamespace namespace) {
    return tcp(namespace.run("ss", "-H", "-ltnmieO"));
  }

  /** Parses the output of {@code ss -H -ltnmieO}. */
  public static List<Row> tcp(String output) {
    List<Row> rows = new ArrayList<>();
    for (String line : output.lines().toList()) {
      Matcher row = match(TCP, line);
      String address = row.group(3).replace("*:", "[::]:").replaceAll("\\[::ffff:(.*)]", "$1");
      rows.add(row(row, address, Long.valueOf(row.group(5))));
    }
    return sorted(rows);
  }

  /** Unix domain listeners, by inode. */
  public static List<Row> unix(NetworkNamespace namespace) {
    return unix(namespace.run("ss", "-H", "-xlnO"));
  }

  /** Parses the output of {@code ss -H -xlnO}. */
  public static List<Row> unix(String output) {
    List<Row> rows = new ArrayList<>();
    for (String line : output.lines().toList()) {
      Matcher row = match(UNIX, line);
      rows.add(row(row, "unix:" + row.group(3), null));
    }
    return sorted(rows);
  }

  /** Connections to a port that are not accepted yet, by the time since the service last sent. */
  public static List<Queued> waiting(NetworkNamespace namespace, int port) {
    return waiting(
        namespace.run(
            "ss",
            "-H",
            "-tnieO",
            "state",
            "established",
            "state",
            "close-wait",
            "sport",
            "=",
            ":" + port));
  }

  /** Parses the output of {@code ss -H -tnieO} for the connections to one port. */
  public static List<Queued> waiting(String output) {
    List<Queued> rows = new ArrayList<>();
    for (String line : output.lines().filter(line -> line.contains(" ino:0 ")).toList()) {
      Matcher row = match(QUEUED, line);
      rows.add(
          new Queued(
              row.group(3).replaceAll("\\[::ffff:(.*)]", "$1"),
              row.group(1).equals("CLOSE-WAIT"),
              Long.parseLong(row.group(2)),
              Long.parseLong(row.group(4))));
    }
    rows.sort(Comparator.comparing(Queued::lastSendMillis).reversed());
    return rows;
  }

  /** The number of half-open connections. */
  public static int halfOpen(NetworkNamespace namespace) {
    return (int) namespace.run("ss", "-H", "-tn", "state", "syn-recv").lines().count();
  }

  private static Matcher match(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    if (!matcher.matches()) {
      throw new AssertionError("unexpected output of ss: " + line);
    }
    return matcher;
  }

  private static Row row(Matcher row, String address, Long drops) {
    return new Row(
        address,
        Long.parseLong(row.group(4)),
        Integer.parseInt(row.group(1)),
        Integer.valueOf(row.group(2)),
        drops);
  }

  private static List<Row> sorted(List<Row> rows) {
    rows.sort(Comparator.comparing(Row::inode));
    return rows;
  }
}
