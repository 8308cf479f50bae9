// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.procfs;

import io.acceptq.monitor.sample.Faults;
import io.acceptq.monitor.sample.ListenAddress;
import io.acceptq.monitor.sample.ListenSocket;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * The listeners of {@code net/tcp} or {@code net/tcp6} ({@code net/ipv4/tcp_ipv4.c}:
 * tcp4_seq_show): they come first, so reading stops at the first row of another state. Even so the
 * kernel looks for that row in its whole table of connections: 0.06 to 4 ms.
 */
public final class NetTcp implements Closeable {
  /** {@code include/net/tcp_states.h}: TCP_LISTEN, as printed. */
  private static final String LISTEN = "0A";

  private static final String HEADER = "  sl ";

  private final ProcFile file;
  private final ByteOrder order;
  private final Faults faults;

  /**
   * @param file {@code net/tcp} or {@code net/tcp6} of the process's own directory
   * @param order the machine's: addresses are printed as numbers, word by word
   */
  public NetTcp(Path file, ByteOrder order, Faults faults) {
    this.file = new ProcFile(file);
    this.order = order;
    this.faults = faults;
  }

  /** In the kernel's order; a socket that the table shows twice, once. */
  public Collection<ListenSocket> read() throws IOException {
    Map<Long, ListenSocket> byInode = new LinkedHashMap<>();
    file.rewind();
    int start = 0;
    boolean more = true;
    while (more) {
      more = file.readOn();
      int end;
      while ((end = file.lineEnd(start)) < file.length()) {
        String line = file.text(start, end);
        start = end + 1;
        if (!line.startsWith(HEADER) && !listener(line, byInode)) {
          return byInode.values();
        }
      }
    }
    if (start < file.length()) {
      fault("cut short", file.text(start, file.length()));
    }
    return byInode.values();
  }

  /** False if the row is no listener's, and none follow. */
  private boolean listener(String line, Map<Long, ListenSocket> byInode) {
    StringTokenizer fields = new StringTokenizer(line);
    if (fields.countTokens() < 10) {
      fault("a row has 10 fields or more", line);
      return true;
    }
    fields.nextToken(); // number
    String local = fields.nextToken();
    fields.nextToken(); // remote
    if (!fields.nextToken().equals(LISTEN)) {
      return false;
    }
    String queues = fields.nextToken(); // tx_queue:rx_queue
    for (int skipped = 0; skipped < 4; skipped++) { // timer, retransmits, uid, timeout
      fields.nextToken();
    }
    try {
      long inode = Long.parseLong(fields.nextToken());
      int queue = Integer.parseInt(queues.substring(queues.indexOf(':') + 1), 16);
      byInode.put(inode, new ListenSocket(address(local), inode, null, queue, null, null));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      fault("not a row", line);
    }
    return true;
  }

  private ListenAddress address(String local) {
    int colon = local.indexOf(':');
    int port = Integer.parseInt(local.substring(colon + 1), 16);
    if (port > 0xffff) {
      throw new IllegalArgumentException("port " + port);
    }
    switch (colon) {
      case 8:
        return ListenAddress.inet4(word(local, 0), port);
      case 32:
        return ListenAddress.inet6(words(local, 0), words(local, 16), port);
      default:
        throw new IllegalArgumentException("address of " + colon + " digits");
    }
  }

  private long words(String hex, int at) {
    return ((long) word(hex, at) << 32) | (word(hex, at + 8) & 0xffff_ffffL);
  }

  /** Eight digits as four bytes in network order. */
  private int word(String hex, int at) {
    int value = Integer.parseUnsignedInt(hex.substring(at, at + 8), 16);
    return order == ByteOrder.BIG_ENDIAN ? value : Integer.reverseBytes(value);
  }

  private void fault(String what, String line) {
    faults.report(file.path() + ": " + what + ": " + line.trim());
  }

  @Override
  public void close() {
    file.close();
  }
}
