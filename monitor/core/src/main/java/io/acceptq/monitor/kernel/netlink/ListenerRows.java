// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.model.kernel.ListenSocket;
import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.net.TcpState;
import io.acceptq.monitor.spi.ErrorReporter;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns the rows of a dump of TCP listeners into {@link ListenSocket}s. Used by one thread. */
public final class ListenerRows implements DumpRows {
  /** {@code include/uapi/linux/sock_diag.h}: SK_MEMINFO_DROPS, since 4.7 the last of nine words. */
  private static final int SK_MEMINFO_DROPS = 8;

  /** A table that changes during a dump may show a socket twice, with the same cookie. */
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
    String error = check(datagram, start, end);
    if (error != null) {
      MalformedMessage.report(errors, error, datagram, start, end);
      return;
    }
    if (!RtAttributes.areWellFormed(datagram, start + InetDiagMsg.SIZE, end, errors)) {
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

  /** Why this is not a row of a listener; null if it is one. */
  private static String check(ByteBuffer datagram, int start, int end) {
    if (end - start < InetDiagMsg.SIZE) {
      return InetDiagMsg.tooShort(end - start);
    }
    if (InetDiagMsg.state(datagram, start) != TcpState.LISTEN.number) {
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

  /** Null on a kernel before 4.7. */
  private static Long drops(ByteBuffer datagram, int start, int end) {
    RtAttributes attributes = new RtAttributes(datagram, start, end);
    while (attributes.next()) {
      if (attributes.type() == InetDiagMsg.INET_DIAG_SKMEMINFO
          && attributes.length() >= (SK_MEMINFO_DROPS + 1) * Integer.BYTES) {
        int offset = attributes.value() + SK_MEMINFO_DROPS * Integer.BYTES;
        return datagram.getInt(offset) & 0xffff_ffffL;
      }
    }
    return null;
  }
}
