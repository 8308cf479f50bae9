// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.net.ListenAddress;
import io.acceptq.monitor.net.TcpState;
import io.acceptq.monitor.spi.ErrorReporter;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Counts the rows of a dump of half-open connections by local address. Used by one thread. */
public final class HalfOpenRows implements DumpRows {
  private final Map<ListenAddress, int[]> counts = new HashMap<>();
  private final ErrorReporter errors;

  /** In a SYN flood thousands of rows in a row have one address, which is then parsed once. */
  private long lastHigh;

  private long lastLow;
  private int lastPort;
  private int lastFamily;
  private int[] lastCount;

  public HalfOpenRows(ErrorReporter errors) {
    this.errors = errors;
  }

  /** Adds the counts of this dump to the totals. */
  public void addTo(Map<ListenAddress, Integer> totals) {
    counts.forEach((address, count) -> totals.merge(address, count[0], Integer::sum));
  }

  @Override
  public void row(ByteBuffer datagram, int start, int end) {
    if (end - start < InetDiagMsg.SIZE) {
      MalformedMessage.report(errors, InetDiagMsg.tooShort(end - start), datagram, start, end);
      return;
    }
    int state = InetDiagMsg.state(datagram, start);
    if (state != TcpState.SYN_RECV.number) {
      String error = "state " + state + " in a dump of half-open connections";
      MalformedMessage.report(errors, error, datagram, start, end);
      return;
    }
    if (!sameAddressAsLast(datagram, start)) {
      ListenAddress address = InetDiagMsg.address(datagram, start);
      if (address == null) {
        String error = "address family " + InetDiagMsg.family(datagram, start);
        MalformedMessage.report(errors, error, datagram, start, end);
        return;
      }
      remember(datagram, start, counts.computeIfAbsent(address, unused -> new int[1]));
    }
    lastCount[0]++;
  }

  private boolean sameAddressAsLast(ByteBuffer datagram, int start) {
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
