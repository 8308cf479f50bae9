// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis.cause;

import io.acceptq.monitor.model.ListenerSample;
import io.acceptq.monitor.model.NamespaceSample;
import io.acceptq.monitor.model.kernel.KernelCounters;
import io.acceptq.monitor.model.kernel.KernelLimits;

/**
 * Detects handshakes that are never completed: the SYN queue, which has the limit of the accept
 * queue, stays full while the accept queue has room. One listener's; used by the sampler thread
 * only.
 */
public final class SynFloodDetector {
  /** Many simultaneous handshakes over a slow network pass sooner. */
  private static final long LASTS_MILLIS = 1_500;

  /** Half-open connections are read once a second: between two readings the last one holds. */
  private static final long HOLDS_MILLIS = 2_500;

  private static final long NEVER = -1;

  private long fullSince = NEVER;
  private long lastRefused = NEVER;
  private long refused = -1;

  /** Whether this sample shows one. */
  public boolean detect(ListenerSample now, NamespaceSample namespace) {
    long total = refused(namespace.counters);
    if (refused >= 0 && total > refused) {
      lastRefused = now.millis;
    }
    refused = total;
    boolean refusing = lastRefused != NEVER && now.millis - lastRefused <= HOLDS_MILLIS;
    if (!refusing || !isSynQueueFull(now)) {
      fullSince = NEVER;
      return false;
    }
    if (fullSince == NEVER) {
      fullSince = now.millis;
    }
    return now.millis - fullSince >= LASTS_MILLIS;
  }

  /** SYNs that found a SYN queue of the namespace full, dropped or not; -1 if unknown. */
  private static long refused(KernelCounters counters) {
    return counters.reqQFullDrop == null || counters.reqQFullDoCookies == null
        ? -1
        : counters.reqQFullDrop + counters.reqQFullDoCookies;
  }

  /** {@code include/net/inet_connection_sock.h}: inet_csk_reqsk_queue_is_full. */
  private static boolean isSynQueueFull(ListenerSample now) {
    Integer limit = now.backlog.effective;
    return limit != null
        && now.queue.halfOpen != null
        && now.queue.halfOpen >= limit
        && now.queue.length != null
        && now.queue.length * 2 <= limit;
  }

  public static Finding finding(ListenerSample now, KernelLimits limits) {
    boolean cookies = limits.tcpSyncookies == null || limits.tcpSyncookies > 0;
    return new Finding(
        Cause.SYN_FLOOD,
        () ->
            Quantities.count(now.queue.halfOpen, "half-open connection")
                + ", as many as the SYN queue holds, while the accept queue has room: "
                + now.queue.length
                + " of "
                + now.backlog.effective
                + (cookies
                    ? "; further SYNs are answered with cookies"
                    : "; further SYNs are dropped"),
        () ->
            cookies
                ? "Find where the SYNs come from (ss -n state syn-recv); SYN cookies let legitimate"
                    + " clients connect in the meantime. If the clients are real, find what loses"
                    + " their last ACK."
                : "Set net.ipv4.tcp_syncookies=1, and find where the SYNs come from (ss -n state"
                    + " syn-recv).");
  }
}
