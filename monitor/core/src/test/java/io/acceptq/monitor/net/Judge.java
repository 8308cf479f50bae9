// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.net;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code ss} says of the listeners of a namespace. */
public final class Judge {
  /** A listener as ss prints it, addresses as we write them; drops null for Unix domain ones. */
  public record Row(String address, long inode, int queue, int limit, Long drops) {}

  private static final Pattern TCP =
      Pattern.compile("LISTEN +(\\d+) +(\\d+) +(\\S+) .* ino:(\\d+) .*skmem:\\(.*,d(\\d+)\\).*");
  private static final Pattern UNIX =
      Pattern.compile("u_\\w+ +LISTEN +(\\d+) +(\\d+) +(\\S+) +(\\d+) .*");

  private Judge() {}

  /** TCP listeners by inode. */
  public static Map<Long, Row> tcp(Namespace namespace) {
    Map<Long, Row> rows = new TreeMap<>();
    for (String line : namespace.run("ss", "-H", "-ltnmieO").lines().toList()) {
      Matcher row = match(TCP, line);
      String address = row.group(3).replace("*:", "[::]:").replaceAll("\\[::ffff:(.*)]", "$1");
      add(rows, row, address, 4, Long.valueOf(row.group(5)));
    }
    return rows;
  }

  /** Unix domain listeners by inode. */
  public static Map<Long, Row> unix(Namespace namespace) {
    Map<Long, Row> rows = new TreeMap<>();
    for (String line : namespace.run("ss", "-H", "-xlnO").lines().toList()) {
      Matcher row = match(UNIX, line);
      add(rows, row, "unix:" + row.group(3), 4, null);
    }
    return rows;
  }

  /** Half-open connections. */
  public static int halfOpen(Namespace namespace) {
    return (int) namespace.run("ss", "-H", "-tn", "state", "syn-recv").lines().count();
  }

  private static Matcher match(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    if (!matcher.matches()) {
      throw new AssertionError("ss prints another shape: " + line);
    }
    return matcher;
  }

  private static void add(Map<Long, Row> rows, Matcher row, String address, int at, Long drops) {
    long inode = Long.parseLong(row.group(at));
    int queue = Integer.parseInt(row.group(1));
    rows.put(inode, new Row(address, inode, queue, Integer.parseInt(row.group(2)), drops));
  }
}
