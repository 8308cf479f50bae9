// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.sample.KernelLimits;

/** What a client sees when the accept queue is full, in words. Pure. */
public final class OverflowBehaviour {
  /** SYN+ACKs are resent after 1, 2, 4, … s. */
  private static final int LARGEST_RETRIES = 30;

  private OverflowBehaviour() {}

  /** Null where the settings are not readable. */
  public static String of(KernelLimits limits) {
    if (limits.tcpAbortOnOverflow == null) {
      return null;
    }
    return "A SYN that finds the queue full is dropped: the client sends it again after about 1, 2,"
        + " 4, ... s. "
        + lastAck(limits);
  }

  private static String lastAck(KernelLimits limits) {
    if (limits.tcpAbortOnOverflow != 0) {
      return "If the queue is full when the last ACK of a handshake arrives, the client is reset"
          + " (tcp_abort_on_overflow=1).";
    }
    return "If the queue is full when the last ACK of a handshake arrives, the ACK is ignored: the"
        + " client believes it is connected"
        + patience(limits.tcpSynackRetries)
        + '.';
  }

  private static String patience(Integer retries) {
    if (retries == null || retries < 0 || retries > LARGEST_RETRIES) {
      return "";
    }
    long seconds = (1L << (retries + 1)) - 1;
    return ", until the server gives up after "
        + retries
        + " more SYN+ACKs, about "
        + seconds
        + " s (tcp_synack_retries="
        + retries
        + ")";
  }
}
