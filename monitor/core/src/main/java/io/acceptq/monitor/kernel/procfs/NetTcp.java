// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.spi.ErrorReporter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Reads the listeners of {@code net/tcp} or {@code net/tcp6} ({@code net/ipv4/tcp_ipv4.c}:
 * tcp4_seq_show). They come first, so reading stops at the first row of another state. To find that
 * row, the kernel searches its table of connections, which holds both families: this takes 4 ms if
 * there are none, and up to 35 ms if there are 200,000 of the other family. Used by one thread.
 */
public final class NetTcp implements Closeable {
  /** {@code include/net/tcp_states.h}: TCP_LISTEN, as printed. */
  private static final String LISTEN = "0A";

  private static final String HEADER = "  sl ";

  private final ProcFile file;
  private final ByteOrder order;
  private final ErrorReporter errors;

  /**
   * @param file {@code net/tcp} or {@code net/tcp6} of the process's own directory
   * @param order the machine's byte order, in which addresses are printed as 32-bit numbers
   */
  public NetTcp(Path file, ByteOrder order, ErrorReporter errors) {
    this.file = new ProcFile(file);
    this.order = order;
    this.errors = errors;
  }

  /** In the kernel's order. A socket that the table shows twice is returned once. */
  public Collection<ListenSocket> read() throws IOException {
    Map<Long, ListenSocket> byInode = new LinkedHashMap<>();
    file.rewind();
    int start = 0;
    boolean more = true;
    while (more) {
      more = file.readMore();
      int end;
      while ((end = file.lineEnd(start)) < file.length()) {
        String line = file.text(start, end);
        start = end + 1;
        if (!line.startsWith(HEADER) && !addListener(line, byInode)) {
          return byInode.values();
        }
      }
      file.discard(start); // thousands of listeners are more than is kept of a file
      start = 0;
    }
    if (file.length() > 0) {
      report("cut short", file.text(0, file.length()));
    }
    return byInode.values();
  }

  /** Returns false if the row is not a listener's: no row after it is one either. */
  private boolean addListener(String line, Map<Long, ListenSocket> byInode) {
    StringTokenizer fields = new StringTokenizer(line);
    if (fields.countTokens() < 10) {
      report("a row has 10 fields or more", line);
      return true;
    }
    fields.nextToken(); // number of the row
    String local = fields.nextToken();
    fields.nextToken(); // remote
    if (!fields.nextToken().equals(LISTEN)) {
      return false;
    }
    String queues = fields.nextToken(); // tx_queue:rx_queue
    for (int skipped = 0; skipped < 4; skipped++) { // timer, retransmits, uid, timeout
      fields.nextToken();
    }
    String inode = fields.nextToken();
    try {
      ListenSocket socket =
          new ListenSocket(
              address(local),
              number(inode, 0, inode.length(), 10),
              null,
              queueLength(queues),
              null,
              null);
      byInode.put(socket.inode, socket);
    } catch (IllegalArgumentException | ArithmeticException e) {
      report("not a row", line);
    }
    return true;
  }

  private static int queueLength(String queues) {
    requireColon(queues, 8, 17);
    return Math.toIntExact(number(queues, 9, 17, 16));
  }

  private ListenAddress address(String local) {
    if (local.length() == 13) {
      requireColon(local, 8, 13);
      return ListenAddress.inet4(word(local, 0), (int) number(local, 9, 13, 16));
    }
    requireColon(local, 32, 37);
    return ListenAddress.inet6(words(local, 0), words(local, 16), (int) number(local, 33, 37, 16));
  }

  private static void requireColon(String field, int at, int length) {
    if (field.length() != length || field.charAt(at) != ':') {
      throw new IllegalArgumentException(field);
    }
  }

  private long words(String hex, int at) {
    return ((long) word(hex, at) << 32) | (word(hex, at + 8) & 0xffff_ffffL);
  }

  /** Eight digits as four bytes in network order. */
  private int word(String hex, int at) {
    int value = (int) number(hex, at, at + 8, 16);
    return order == ByteOrder.BIG_ENDIAN ? value : Integer.reverseBytes(value);
  }

  /** Digits only: {@link Long#parseLong} would accept a sign. */
  private static long number(String text, int start, int end, int radix) {
    long number = 0;
    for (int i = start; i < end; i++) {
      int digit = Character.digit(text.charAt(i), radix);
      if (digit < 0) {
        throw new IllegalArgumentException(text);
      }
      number = Math.addExact(Math.multiplyExact(number, (long) radix), digit);
    }
    return number;
  }

  private void report(String error, String line) {
    errors.report(file.path() + ": " + error + ": " + line.trim());
  }

  @Override
  public void close() {
    file.close();
  }
}
