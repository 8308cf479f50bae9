// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.net.TcpSocket;
import io.acceptq.monitor.net.TcpState;
import io.acceptq.monitor.spi.ErrorReporter;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of a dump of all states as {@link TcpSocket}s. */
public final class TcpSockets implements DumpRows {
  /** A table that changes while it is dumped may show a socket twice: the cookie tells. */
  private final Map<Long, TcpSocket> byCookie = new LinkedHashMap<>();

  private final ErrorReporter errors;

  public TcpSockets(ErrorReporter errors) {
    this.errors = errors;
  }

  /** In the kernel's order, each socket once. */
  public Collection<TcpSocket> sockets() {
    return byCookie.values();
  }

  @Override
  public void row(ByteBuffer datagram, int start, int end) {
    if (end - start < InetDiagMsg.SIZE) {
      MalformedMessage.report(errors, InetDiagMsg.tooShort(end - start), datagram, start, end);
      return;
    }
    ListenAddress local = InetDiagMsg.address(datagram, start);
    TcpState state = TcpState.of(InetDiagMsg.state(datagram, start));
    if (local == null || state == null) {
      String error =
          local == null
              ? "address family " + InetDiagMsg.family(datagram, start)
              : "state " + InetDiagMsg.state(datagram, start);
      MalformedMessage.report(errors, error, datagram, start, end);
      return;
    }
    byCookie.put(
        InetDiagMsg.cookie(datagram, start),
        new TcpSocket(
            local,
            InetDiagMsg.foreignAddress(datagram, start),
            state,
            InetDiagMsg.rqueue(datagram, start),
            InetDiagMsg.wqueue(datagram, start),
            InetDiagMsg.retransmits(datagram, start),
            InetDiagMsg.expires(datagram, start),
            InetDiagMsg.inode(datagram, start)));
  }
}
