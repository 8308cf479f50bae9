// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.spi.ErrorReporter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * {@code net/netstat} ({@code net/ipv4/proc.c}: netstat_seq_show): a line of names and a line of
 * values for each group, unsigned 64-bit. Kernels have different columns, so only names count.
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

  /** The names as last read: they stay for the life of the kernel, so they are split once. */
  private String header = "";

  /** For each column its name, or null if nobody asks for it. */
  private String[] columns = new String[0];

  /** Below {@code self}, the process's own directory. */
  public NetStat(Path self, ErrorReporter errors) {
    this.file = new ProcFile(self.resolve("net/netstat"));
    this.errors = errors;
  }

  /** One read of an open file: about 30 µs, most of it the kernel's. */
  public KernelCounters read() throws IOException {
    file.read();
    for (int start = 0; start < file.length(); start = file.lineEnd(start) + 1) {
      if (file.startsWith(start, GROUP)) {
        return group(start);
      }
    }
    return fault("no TcpExt in " + file.length() + " bytes");
  }

  private KernelCounters group(int start) {
    int end = file.lineEnd(start);
    int valuesStart = end + 1;
    if (!file.startsWith(valuesStart, GROUP)) {
      return fault("no values of TcpExt");
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
    for (int at = start; at < end; column++) {
      int fieldEnd = file.fieldEnd(at, end);
      if (column < columns.length && columns[column] != null) {
        String digits = file.text(at, fieldEnd);
        try {
          counters.put(columns[column], Long.parseUnsignedLong(digits));
        } catch (NumberFormatException e) {
          return fault(columns[column] + " is '" + digits + "'");
        }
      }
      at = fieldEnd + 1;
    }
    if (column != columns.length) {
      return fault(columns.length + " names, but " + column + " values: " + file.text(start, end));
    }
    return new KernelCounters(counters);
  }

  private KernelCounters fault(String what) {
    errors.report(file.path() + ": " + what);
    return KernelCounters.UNKNOWN;
  }

  @Override
  public void close() {
    file.close();
  }
}
