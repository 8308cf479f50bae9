// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.spi.ErrorReporter;
import java.nio.ByteBuffer;
import java.util.function.Predicate;

/**
 * Finds, in a dump of a listener's connections, the oldest one among those younger than a limit.
 * Used by one thread.
 */
public final class ConnectionAges implements DumpRows {
  /** More rows cost more than they tell: 4 ms. */
  private static final int MAX_ROWS = 10_000;

  private final Predicate<ListenAddress> listener;
  private final long maxMillis;
  private final boolean waitingOnly;
  private final ErrorReporter errors;
  private int rows;
  private Long oldest;

  /**
   * @param listener whether a connection with this local address belongs to the listener
   * @param waitingOnly leaves out connections that were accepted
   */
  public ConnectionAges(
      Predicate<ListenAddress> listener,
      long maxMillis,
      boolean waitingOnly,
      ErrorReporter errors) {
    this.listener = listener;
    this.maxMillis = maxMillis;
    this.waitingOnly = waitingOnly;
    this.errors = errors;
  }

  /** Null if there is none, or there were too many rows to look at. */
  public Long oldest() {
    return rows > MAX_ROWS ? null : oldest;
  }

  @Override
  public void row(ByteBuffer datagram, int start, int end) {
    if (++rows > MAX_ROWS) {
      return;
    }
    if (end - start < InetDiagMsg.SIZE || InetDiagMsg.address(datagram, start) == null) {
      MalformedMessage.report(errors, "a row of a connection", datagram, start, end);
      return;
    }
    int attributes = start + InetDiagMsg.SIZE;
    if (!RtAttributes.areWellFormed(datagram, attributes, end, errors)
        || !listener.test(InetDiagMsg.address(datagram, start))) {
      return;
    }
    boolean waits = InetDiagMsg.inode(datagram, start) == 0;
    if (waitingOnly && !waits) {
      return;
    }
    Long age =
        waits
            ? TcpInfo.age(datagram, attributes, end)
            : TcpInfo.ageOfAccepted(datagram, attributes, end);
    if (age != null && age <= maxMillis) {
      oldest = oldest == null ? age : Long.valueOf(Math.max(oldest, age));
    }
  }
}
