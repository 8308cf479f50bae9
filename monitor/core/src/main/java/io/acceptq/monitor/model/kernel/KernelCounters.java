// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model.kernel;

import java.util.Collections;
import java.util.Map;

/**
 * The TcpExt counters of the network namespace that speak of listeners. They count packets, not
 * clients. Null where the kernel has no such counter. Immutable.
 */
public final class KernelCounters {
  public static final KernelCounters UNKNOWN = new KernelCounters(Collections.emptyMap());

  public final Long listenOverflows;
  public final Long listenDrops;
  public final Long reqQFullDrop;
  public final Long reqQFullDoCookies;
  public final Long syncookiesSent;
  public final Long syncookiesRecv;
  public final Long syncookiesFailed;

  /** From the names of {@code /proc/net/netstat}'s TcpExt line to their values. */
  public KernelCounters(Map<String, Long> tcpExt) {
    listenOverflows = tcpExt.get("ListenOverflows");
    listenDrops = tcpExt.get("ListenDrops");
    reqQFullDrop = tcpExt.get("TCPReqQFullDrop");
    reqQFullDoCookies = tcpExt.get("TCPReqQFullDoCookies");
    syncookiesSent = tcpExt.get("SyncookiesSent");
    syncookiesRecv = tcpExt.get("SyncookiesRecv");
    syncookiesFailed = tcpExt.get("SyncookiesFailed");
  }
}
