// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.spi.ErrorReporter;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of a listener dump as {@link ListenSocket}s. */
public final class ListenerRows implements DumpRows {
  /** {@code include/uapi/linux/sock_diag.h}: SK_MEMINFO_DROPS, since 4.7 the last of nine words. */
  private static final int SK_MEMINFO_DROPS = 8;

  /** A table that changes while it is dumped may show a socket twice: the cookie tells. */
  private final Map<Long, ListenSocket> byCookie = new LinkedHashMap<>();

  private final ErrorReporter errors;

  public ListenerRows(ErrorReporter errors) {
    this.errors = errors;
  }

  /** In the kernel's order, each socket once. */
  public Collection<ListenSocket> sockets() {
    return byCookie.values();
  }

  @Override
  public void row(ByteBuffer datagram, int start, int end) {
    String fault = check(datagram, start, end);
    if (fault != null) {
      MalformedMessage.report(errors, fault, datagram, start, end);
      return;
    }
    if (!RtAttributes.sound(datagram, start + InetDiagMsg.SIZE, end, errors)) {
      return;
    }
    ListenAddress address = InetDiagMsg.address(datagram, start);
    long cookie = InetDiagMsg.cookie(datagram, start);
    byCookie.put(
        cookie,
        new ListenSocket(
            address,
            InetDiagMsg.inode(datagram, start),
            cookie,
            (int) InetDiagMsg.rqueue(datagram, start),
            (int) InetDiagMsg.wqueue(datagram, start),
            drops(datagram, start + InetDiagMsg.SIZE, end)));
  }

  /** What keeps this from being a listener's row; null if nothing. */
  private static String check(ByteBuffer datagram, int start, int end) {
    if (end - start < InetDiagMsg.SIZE) {
      return "inet_diag_msg of " + (end - start) + " bytes, it has 72";
    }
    if (InetDiagMsg.state(datagram, start) != InetDiagReq.TCP_LISTEN) {
      return "state " + InetDiagMsg.state(datagram, start) + " in a dump of listeners";
    }
    if (InetDiagMsg.address(datagram, start) == null) {
      return "address family " + InetDiagMsg.family(datagram, start);
    }
    long queue = InetDiagMsg.rqueue(datagram, start);
    long limit = InetDiagMsg.wqueue(datagram, start);
    if (queue > Integer.MAX_VALUE || limit > Integer.MAX_VALUE) {
      return "accept queue of " + queue + ", limit " + limit;
    }
    return null;
  }

  private static Long drops(ByteBuffer datagram, int start, int end) {
    RtAttributes attributes = new RtAttributes(datagram, start, end);
    while (attributes.next()) {
      if (attributes.type() == InetDiagMsg.INET_DIAG_SKMEMINFO
          && attributes.length() >= (SK_MEMINFO_DROPS + 1) * Integer.BYTES) {
        int at = attributes.value() + SK_MEMINFO_DROPS * Integer.BYTES;
        return datagram.getInt(at) & 0xffff_ffffL;
      }
    }
    return null;
  }
}
