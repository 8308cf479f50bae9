// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.spi.ErrorReporter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Reads the counters of {@code net/netstat} ({@code net/ipv4/proc.c}: netstat_seq_show): for each
 * group a line of names and a line of unsigned 64-bit values. Columns differ between kernels, so
 * they are found by name. Used by one thread.
 */
public final class NetStat implements Closeable {
  private static final String GROUP = "TcpExt: ";
  private static final List<String> WANTED =
      Arrays.asList(
          "ListenOverflows",
          "ListenDrops",
          "TCPReqQFullDrop",
          "TCPReqQFullDoCookies",
          "SyncookiesSent",
          "SyncookiesRecv",
          "SyncookiesFailed");

  private final ProcFile file;
  private final ErrorReporter errors;

  /** The line of names as last read: it does not change while the kernel runs. */
  private String header = "";

  /** The name of each column, or null if its counter is not used here. */
  private String[] columns = new String[0];

  /**
   * @param self the process's own directory below {@code proc}
   */
  public NetStat(Path self, ErrorReporter errors) {
    this(new ProcFile(self.resolve("net/netstat")), errors);
  }

  private NetStat(ProcFile file, ErrorReporter errors) {
    this.file = file;
    this.errors = errors;
  }

  /** The counters in the content of the file; unknown if it cannot be parsed. */
  public static KernelCounters parse(byte[] content) {
    return new NetStat(new ProcFile(Paths.get("net/netstat"), content), error -> {}).counters();
  }

  /** Reads the file, which stays open: about 30 µs, most of them in the kernel. */
  public KernelCounters read() throws IOException {
    file.read();
    return counters();
  }

  private KernelCounters counters() {
    for (int start = 0; start < file.length(); start = file.lineEnd(start) + 1) {
      if (file.startsWith(start, GROUP)) {
        return group(start);
      }
    }
    return unknown("no TcpExt in " + file.length() + " bytes");
  }

  private KernelCounters group(int start) {
    int end = file.lineEnd(start);
    int valuesStart = end + 1;
    if (!file.startsWith(valuesStart, GROUP)) {
      return unknown("no values of TcpExt");
    }
    if (!file.equals(start, end, header)) {
      header = file.text(start, end);
      columns = columns(header);
    }
    return values(valuesStart + GROUP.length(), file.lineEnd(valuesStart));
  }

  private static String[] columns(String header) {
    List<String> columns = new ArrayList<>();
    StringTokenizer names = new StringTokenizer(header.substring(GROUP.length()));
    while (names.hasMoreTokens()) {
      String name = names.nextToken();
      columns.add(WANTED.contains(name) ? name : null);
    }
    return columns.toArray(new String[0]);
  }

  private KernelCounters values(int start, int end) {
    Map<String, Long> counters = new HashMap<>();
    int column = 0;
    for (int field = start; field < end; column++) {
      int fieldEnd = file.fieldEnd(field, end);
      if (column < columns.length && columns[column] != null) {
        String digits = file.text(field, fieldEnd);
        try {
          counters.put(columns[column], Long.parseUnsignedLong(digits));
        } catch (NumberFormatException e) {
          return unknown(columns[column] + " is '" + digits + "'");
        }
      }
      field = fieldEnd + 1;
    }
    if (column != columns.length) {
      return unknown(
          columns.length + " names, but " + column + " values: " + file.text(start, end));
    }
    return new KernelCounters(counters);
  }

  private KernelCounters unknown(String error) {
    errors.report(file.path() + ": " + error);
    return KernelCounters.UNKNOWN;
  }

  @Override
  public void close() {
    file.close();
  }
}
