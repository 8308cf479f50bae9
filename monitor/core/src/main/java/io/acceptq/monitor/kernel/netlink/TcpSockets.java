// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.sample.Faults;
import io.acceptq.monitor.sample.ListenAddress;
import io.acceptq.monitor.sample.TcpSocket;
import io.acceptq.monitor.sample.TcpState;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of a dump of all states as {@link TcpSocket}s. */
public final class TcpSockets implements Rows {
  /** A table that changes while it is dumped may show a socket twice: the cookie tells. */
  private final Map<Long, TcpSocket> byCookie = new LinkedHashMap<>();

  private final Faults faults;

  public TcpSockets(Faults faults) {
    this.faults = faults;
  }

  /** In the kernel's order, each socket once. */
  public Collection<TcpSocket> sockets() {
    return byCookie.values();
  }

  @Override
  public void row(ByteBuffer datagram, int start, int end) {
    if (end - start < InetDiagMsg.SIZE) {
      String fault = "inet_diag_msg of " + (end - start) + " bytes, it has " + InetDiagMsg.SIZE;
      Malformed.report(faults, fault, datagram, start, end);
      return;
    }
    ListenAddress local = InetDiagMsg.address(datagram, start);
    TcpState state = TcpState.of(InetDiagMsg.state(datagram, start));
    if (local == null || state == null) {
      String fault =
          local == null
              ? "address family " + InetDiagMsg.family(datagram, start)
              : "state " + InetDiagMsg.state(datagram, start);
      Malformed.report(faults, fault, datagram, start, end);
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
