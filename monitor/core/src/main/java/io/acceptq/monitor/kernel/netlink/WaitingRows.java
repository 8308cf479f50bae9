// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.model.kernel.WaitingConnection;
import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.net.TcpState;
import io.acceptq.monitor.spi.ErrorReporter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Predicate;

/**
 * Keeps, of the rows of a dump of a listener's connections, those that are still in the accept
 * queue: the ones without an inode. {@code accept(2)} gives a connection its inode, and no
 * connection in a state that is dumped here loses it again. Used by one thread.
 */
public final class WaitingRows implements DumpRows {
  private final Predicate<ListenAddress> listener;
  private final LongestWaitingConnections waiting;
  private final ErrorReporter errors;
  private int rowsRead;

  /**
   * @param listener whether a connection with this local address belongs to the listener
   * @param max how many connections to keep: those that have waited longest
   */
  public WaitingRows(Predicate<ListenAddress> listener, int max, ErrorReporter errors) {
    this.listener = listener;
    this.waiting = new LongestWaitingConnections(max);
    this.errors = errors;
  }

  /** Rows so far, including those of accepted connections. */
  public int rowsRead() {
    return rowsRead;
  }

  /** Longest wait first. */
  public List<WaitingConnection> longestWaiting() {
    return waiting.list();
  }

  /** Waiting connections that are not among those kept. */
  public int more() {
    return waiting.more();
  }

  @Override
  public void row(ByteBuffer datagram, int start, int end) {
    rowsRead++;
    String error = check(datagram, start, end);
    if (error != null) {
      MalformedMessage.report(errors, error, datagram, start, end);
      return;
    }
    if (InetDiagMsg.inode(datagram, start) != 0
        || !RtAttributes.areWellFormed(datagram, start + InetDiagMsg.SIZE, end, errors)
        || !listener.test(InetDiagMsg.address(datagram, start))) {
      return;
    }
    boolean closed = InetDiagMsg.state(datagram, start) == TcpState.CLOSE_WAIT.number;
    long unread = InetDiagMsg.rqueue(datagram, start);
    waiting.add(
        InetDiagMsg.cookie(datagram, start),
        new WaitingConnection(
            InetDiagMsg.foreignAddress(datagram, start),
            TcpInfo.age(datagram, start + InetDiagMsg.SIZE, end),
            closed && unread > 0 ? unread - 1 : unread, // the kernel counts a FIN as one byte
            closed));
  }

  /** Why this is not a row of a connection; null if it is one. */
  private static String check(ByteBuffer datagram, int start, int end) {
    if (end - start < InetDiagMsg.SIZE) {
      return InetDiagMsg.tooShort(end - start);
    }
    int state = InetDiagMsg.state(datagram, start);
    if (state != TcpState.ESTABLISHED.number && state != TcpState.CLOSE_WAIT.number) {
      return "state " + state + " in a dump of connections";
    }
    if (InetDiagMsg.address(datagram, start) == null) {
      return "address family " + InetDiagMsg.family(datagram, start);
    }
    return null;
  }
}
