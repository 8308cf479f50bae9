// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.spi.ErrorReporter;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Rows of a dump of half-open connections, counted by the local address they arrived at. */
public final class HalfOpenRows implements DumpRows {
  private final Map<ListenAddress, int[]> counts = new HashMap<>();
  private final ErrorReporter errors;

  /** A SYN flood has thousands of rows for one address: most are like the one before. */
  private long lastHigh;

  private long lastLow;
  private int lastPort;
  private int lastFamily;
  private int[] lastCount;

  public HalfOpenRows(ErrorReporter errors) {
    this.errors = errors;
  }

  /** Adds what was counted to the totals. */
  public void addTo(Map<ListenAddress, Integer> totals) {
    counts.forEach((address, count) -> totals.merge(address, count[0], Integer::sum));
  }

  @Override
  public void row(ByteBuffer datagram, int start, int end) {
    if (end - start < InetDiagMsg.SIZE) {
      String what = "inet_diag_msg of " + (end - start) + " bytes, it has " + InetDiagMsg.SIZE;
      MalformedMessage.report(errors, what, datagram, start, end);
      return;
    }
    int state = InetDiagMsg.state(datagram, start);
    if (state != InetDiagReq.TCP_SYN_RECV) {
      String what = "state " + state + " in a dump of half-open connections";
      MalformedMessage.report(errors, what, datagram, start, end);
      return;
    }
    if (!likeLast(datagram, start)) {
      ListenAddress address = InetDiagMsg.address(datagram, start);
      if (address == null) {
        String what = "address family " + InetDiagMsg.family(datagram, start);
        MalformedMessage.report(errors, what, datagram, start, end);
        return;
      }
      remember(datagram, start, counts.computeIfAbsent(address, unused -> new int[1]));
    }
    lastCount[0]++;
  }

  private boolean likeLast(ByteBuffer datagram, int start) {
    return lastCount != null
        && lastLow == InetDiagMsg.addressLow(datagram, start)
        && lastHigh == InetDiagMsg.addressHigh(datagram, start)
        && lastPort == InetDiagMsg.port(datagram, start)
        && lastFamily == InetDiagMsg.family(datagram, start);
  }

  private void remember(ByteBuffer datagram, int start, int[] count) {
    lastLow = InetDiagMsg.addressLow(datagram, start);
    lastHigh = InetDiagMsg.addressHigh(datagram, start);
    lastPort = InetDiagMsg.port(datagram, start);
    lastFamily = InetDiagMsg.family(datagram, start);
    lastCount = count;
  }
}
