// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.model.kernel.WaitingConnection;
import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.spi.ErrorReporter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Predicate;

/**
 * Rows of a dump of a listener's connections: those that nobody has accepted. Only {@code accept}
 * gives a socket an inode, and no other way to lose it leads to the states asked for.
 */
public final class WaitingRows implements DumpRows {
  private final Predicate<ListenAddress> ours;
  private final OldestConnections oldest;
  private final ErrorReporter errors;
  private int read;

  /**
   * @param ours whether a connection to that local address is the listener's
   * @param max how many to keep, the oldest
   */
  public WaitingRows(Predicate<ListenAddress> ours, int max, ErrorReporter errors) {
    this.ours = ours;
    this.oldest = new OldestConnections(max);
    this.errors = errors;
  }

  /** Rows so far, accepted connections too. */
  public int read() {
    return read;
  }

  public List<WaitingConnection> oldest() {
    return oldest.list();
  }

  /** How many more wait. */
  public int more() {
    return oldest.more();
  }

  @Override
  public void row(ByteBuffer datagram, int start, int end) {
    read++;
    String fault = check(datagram, start, end);
    if (fault != null) {
      MalformedMessage.report(errors, fault, datagram, start, end);
      return;
    }
    if (InetDiagMsg.inode(datagram, start) != 0
        || !RtAttributes.sound(datagram, start + InetDiagMsg.SIZE, end, errors)
        || !ours.test(InetDiagMsg.address(datagram, start))) {
      return;
    }
    boolean closed = InetDiagMsg.state(datagram, start) == InetDiagReq.TCP_CLOSE_WAIT;
    long queue = InetDiagMsg.rqueue(datagram, start);
    oldest.add(
        InetDiagMsg.cookie(datagram, start),
        new WaitingConnection(
            InetDiagMsg.foreignAddress(datagram, start),
            TcpInfo.age(datagram, start + InetDiagMsg.SIZE, end),
            closed && queue > 0 ? queue - 1 : queue, // a FIN takes the place of one byte
            closed));
  }

  /** What keeps this from being a connection's row; null if nothing. */
  private static String check(ByteBuffer datagram, int start, int end) {
    if (end - start < InetDiagMsg.SIZE) {
      return "inet_diag_msg of " + (end - start) + " bytes, it has " + InetDiagMsg.SIZE;
    }
    int state = InetDiagMsg.state(datagram, start);
    if (state != InetDiagReq.TCP_ESTABLISHED && state != InetDiagReq.TCP_CLOSE_WAIT) {
      return "state " + state + " in a dump of connections";
    }
    if (InetDiagMsg.address(datagram, start) == null) {
      return "address family " + InetDiagMsg.family(datagram, start);
    }
    return null;
  }
}
