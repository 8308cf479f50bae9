// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.model.kernel.KernelLimits;

/** What a client experiences when the accept queue is full, in words. Pure. */
public final class OverflowBehaviour {
  /** More would overflow the sum of the times; the kernel itself stops far earlier. */
  private static final int MAX_RETRIES = 30;

  private OverflowBehaviour() {}

  /** Null if the settings cannot be read. */
  public static String of(KernelLimits limits) {
    if (limits.tcpAbortOnOverflow == null) {
      return null;
    }
    return "A SYN that finds the queue full is dropped; the client resends it 1, 2, 3, 4, 5, 7, 11,"
        + " ... s after the first one, or 1, 3, 7, ... s if its kernel is older than Linux 6.5. If"
        + " the queue is full when the last ACK of a handshake arrives, "
        + lastAck(limits);
  }

  private static String lastAck(KernelLimits limits) {
    return limits.tcpAbortOnOverflow != 0
        ? "the client is reset (tcp_abort_on_overflow=1)."
        : "the ACK is ignored and the client believes that it is connected"
            + untilGivenUp(limits.tcpSynackRetries)
            + '.';
  }

  /** SYN+ACKs are resent after 1, 2, 4, … s. */
  private static String untilGivenUp(Integer retries) {
    if (retries == null || retries < 0 || retries > MAX_RETRIES) {
      return "";
    }
    long seconds = (1L << (retries + 1)) - 1;
    return ", until the server gives up after resending the SYN+ACK "
        + (retries == 1 ? "once" : retries + " times")
        + ", about "
        + seconds
        + " s (tcp_synack_retries="
        + retries
        + ")";
  }
}
