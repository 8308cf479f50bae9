// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.spi.ErrorReporter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** The ages of a listener's connections, from a dump of them. Used by one thread. */
public final class ConnectionAges implements DumpRows {
  /** More rows cost more than they tell: 4 ms. */
  private static final int MAX_ROWS = 10_000;

  private final Predicate<ListenAddress> listener;
  private final boolean waitingOnly;
  private final ErrorReporter errors;
  private final List<Long> ages = new ArrayList<>();
  private int rows;

  /**
   * @param listener whether a connection with this local address belongs to the listener
   * @param waitingOnly leaves out connections that were accepted
   */
  public ConnectionAges(
      Predicate<ListenAddress> listener, boolean waitingOnly, ErrorReporter errors) {
    this.listener = listener;
    this.waitingOnly = waitingOnly;
    this.errors = errors;
  }

  public void addAll(ConnectionAges others) {
    ages.addAll(others.ages);
    rows += others.rows;
  }

  /**
   * The age of the oldest among the youngest; null if there is none, or there were too many rows to
   * look at.
   *
   * @param count how many of the youngest to look at
   * @param maxMillis an older one is not among them
   */
  public Long oldest(int count, long maxMillis) {
    Collections.sort(ages);
    Long oldest = null;
    for (int i = 0; i < Math.min(count, ages.size()) && ages.get(i) <= maxMillis; i++) {
      oldest = ages.get(i);
    }
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
    if (age != null) {
      ages.add(age);
    }
  }
}
