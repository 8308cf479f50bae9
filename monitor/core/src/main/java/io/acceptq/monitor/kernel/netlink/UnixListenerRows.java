// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.net.TcpState;
import io.acceptq.monitor.spi.ErrorReporter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns the rows of a dump of Unix domain listeners into {@link ListenSocket}s: {@code struct
 * unix_diag_msg} of {@code include/uapi/linux/unix_diag.h} and its attributes. Used by one thread.
 */
public final class UnixListenerRows implements DumpRows {
  private static final int SIZE = 16;
  private static final int STATE = 2;
  private static final int INODE = 4;
  private static final int COOKIE = 8;

  private static final int UNIX_DIAG_NAME = 0;

  /** {@code struct unix_diag_rqlen}: for a listener, the queue length and its limit. */
  private static final int UNIX_DIAG_RQLEN = 4;

  private static final int RQLEN_SIZE = 8;

  private final Map<Long, ListenSocket> byCookie = new LinkedHashMap<>();
  private final ErrorReporter errors;

  public UnixListenerRows(ErrorReporter errors) {
    this.errors = errors;
  }

  /** In the kernel's order, each socket once. */
  public Collection<ListenSocket> sockets() {
    return byCookie.values();
  }

  @Override
  public void row(ByteBuffer datagram, int start, int end) {
    if (end - start < SIZE) {
      String error = "unix_diag_msg of " + (end - start) + " bytes, expected " + SIZE + " or more";
      MalformedMessage.report(errors, error, datagram, start, end);
      return;
    }
    int state = datagram.get(start + STATE) & 0xff;
    if (state != TcpState.LISTEN.number || datagram.get(start) != AddressFamily.AF_UNIX) {
      String error = "family " + datagram.get(start) + ", state " + state + " among Unix listeners";
      MalformedMessage.report(errors, error, datagram, start, end);
      return;
    }
    if (RtAttributes.areWellFormed(datagram, start + SIZE, end, errors)) {
      attributes(datagram, start, end);
    }
  }

  private void attributes(ByteBuffer datagram, int start, int end) {
    String name = "";
    long queue = -1;
    long limit = -1;
    RtAttributes attributes = new RtAttributes(datagram, start + SIZE, end);
    while (attributes.next()) {
      if (attributes.type() == UNIX_DIAG_NAME) {
        name = name(datagram, attributes.value(), attributes.length());
      } else if (attributes.type() == UNIX_DIAG_RQLEN && attributes.length() >= RQLEN_SIZE) {
        queue = datagram.getInt(attributes.value()) & 0xffff_ffffL;
        limit = datagram.getInt(attributes.value() + Integer.BYTES) & 0xffff_ffffL;
      }
    }
    if (queue < 0 || queue > Integer.MAX_VALUE || limit > Integer.MAX_VALUE) {
      String error = queue < 0 ? "no queue length" : "queue of " + queue + ", limit " + limit;
      MalformedMessage.report(errors, error, datagram, start, end);
      return;
    }
    long inode = datagram.getInt(start + INODE) & 0xffff_ffffL;
    long cookie = datagram.getInt(start + COOKIE) & 0xffff_ffffL; // the low word comes first
    cookie |= (datagram.getInt(start + COOKIE + Integer.BYTES) & 0xffff_ffffL) << 32;
    ListenAddress address = ListenAddress.unix(name);
    byCookie.put(cookie, new ListenSocket(address, inode, cookie, (int) queue, (int) limit, null));
  }

  /**
   * The name as ss(8) shows it: a path without its closing NUL, if it has one; an abstract name,
   * which begins with NUL, with each NUL replaced by @.
   */
  private static String name(ByteBuffer datagram, int start, int length) {
    byte[] name = new byte[length];
    for (int i = 0; i < length; i++) {
      name[i] = datagram.get(start + i);
    }
    String text = new String(name, StandardCharsets.UTF_8);
    if (text.startsWith("\0")) {
      return text.replace('\0', '@');
    }
    int nul = text.indexOf('\0');
    return nul < 0 ? text : text.substring(0, nul);
  }
}
