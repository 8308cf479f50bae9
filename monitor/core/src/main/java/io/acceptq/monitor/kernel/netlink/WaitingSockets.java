// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.sample.Faults;
import io.acceptq.monitor.sample.ListenAddress;
import io.acceptq.monitor.sample.WaitingConnection;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Predicate;

/**
 * Rows of a dump of a listener's connections: those that nobody has accepted. Only {@code accept}
 * gives a socket an inode, and no other way to lose it leads to the states asked for.
 */
public final class WaitingSockets implements Rows {
  private final Predicate<ListenAddress> ours;
  private final Oldest oldest;
  private final Faults faults;
  private int read;

  /**
   * @param ours whether a connection to that local address is the listener's
   * @param max how many to keep, the oldest
   */
  public WaitingSockets(Predicate<ListenAddress> ours, int max, Faults faults) {
    this.ours = ours;
    this.oldest = new Oldest(max);
    this.faults = faults;
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
      Malformed.report(faults, fault, datagram, start, end);
      return;
    }
    if (InetDiagMsg.inode(datagram, start) != 0
        || !Attributes.sound(datagram, start + InetDiagMsg.SIZE, end, faults)
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
