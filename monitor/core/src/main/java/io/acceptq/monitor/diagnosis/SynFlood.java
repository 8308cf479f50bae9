// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.sample.KernelCounters;
import io.acceptq.monitor.sample.KernelLimits;
import io.acceptq.monitor.sample.ListenerSample;
import io.acceptq.monitor.sample.NamespaceSample;

/**
 * Handshakes that nobody ends: the SYN queue, whose limit is the accept queue's, stays full while
 * the accept queue has room. One listener's; used by the sampler thread only.
 */
final class SynFlood {
  /** Many handshakes at once over a slow network pass sooner. */
  private static final long LASTS_MILLIS = 1_500;

  /** Half-open connections are read once a second, so between two readings it still holds. */
  private static final long HOLDS_MILLIS = 2_500;

  private long since = -1;
  private long lastRefused = -1;
  private long refused = -1;

  /** Whether it is one, as of this sample. */
  boolean is(ListenerSample now, NamespaceSample namespace) {
    long total = refused(namespace.counters);
    if (refused >= 0 && total > refused) {
      lastRefused = now.millis;
    }
    refused = total;
    boolean full =
        lastRefused >= 0 && now.millis - lastRefused <= HOLDS_MILLIS && isSynQueueFull(now);
    since = !full ? -1 : since < 0 ? now.millis : since;
    return full && now.millis - since >= LASTS_MILLIS;
  }

  /** Dropped or answered with a cookie for a full SYN queue, in the namespace; -1 if unknown. */
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

  static Finding finding(ListenerSample now, KernelLimits limits) {
    boolean cookies = limits.tcpSyncookies == null || limits.tcpSyncookies > 0;
    return new Finding(
        Cause.SYN_FLOOD,
        () ->
            now.queue.halfOpen
                + " handshakes are half open, as many as its SYN queue holds, while the accept queue has"
                + " room: "
                + now.queue.length
                + " of "
                + now.backlog.effective
                + (cookies
                    ? "; further SYNs are answered with cookies"
                    : "; further SYNs are dropped"),
        () ->
            cookies
                ? "Find where the SYNs come from (ss -n state syn-recv); SYN cookies keep the door open"
                    + " meanwhile. If the clients are real, find what loses their last ACK."
                : "Set net.ipv4.tcp_syncookies=1, and find where the SYNs come from (ss -n state"
                    + " syn-recv).");
  }
}
