// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.sample.Faults;
import io.acceptq.monitor.sample.ListenAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Rows of a dump of half-open connections, counted by the local address they arrived at. */
public final class HalfOpen implements Rows {
  private final Map<ListenAddress, int[]> counts = new HashMap<>();
  private final Faults faults;

  /** A SYN flood has thousands of rows for one address: most are like the one before. */
  private long lastHigh;

  private long lastLow;
  private int lastPort;
  private int lastFamily;
  private int[] lastCount;

  public HalfOpen(Faults faults) {
    this.faults = faults;
  }

  /** Adds what was counted to the totals. */
  public void addTo(Map<ListenAddress, Integer> totals) {
    counts.forEach((address, count) -> totals.merge(address, count[0], Integer::sum));
  }

  @Override
  public void row(ByteBuffer datagram, int start, int end) {
    if (end - start < InetDiagMsg.SIZE) {
      String what = "inet_diag_msg of " + (end - start) + " bytes, it has " + InetDiagMsg.SIZE;
      Malformed.report(faults, what, datagram, start, end);
      return;
    }
    int state = InetDiagMsg.state(datagram, start);
    if (state != InetDiagReq.TCP_SYN_RECV) {
      String what = "state " + state + " in a dump of half-open connections";
      Malformed.report(faults, what, datagram, start, end);
      return;
    }
    if (!likeLast(datagram, start)) {
      ListenAddress address = InetDiagMsg.address(datagram, start);
      if (address == null) {
        String what = "address family " + InetDiagMsg.family(datagram, start);
        Malformed.report(faults, what, datagram, start, end);
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
