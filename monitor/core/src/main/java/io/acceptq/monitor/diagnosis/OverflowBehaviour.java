// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.diagnosis;

import io.acceptq.monitor.sample.KernelLimits;

/** What a client sees when the accept queue is full, in words. Pure. */
public final class OverflowBehaviour {
  private OverflowBehaviour() {}

  /** Null where the settings are not readable. */
  public static String of(KernelLimits limits) {
    if (limits.tcpAbortOnOverflow == null) {
      return null;
    }
    return limits.tcpAbortOnOverflow == 0
        ? "SYNs are dropped and the last ACK of a handshake is ignored: the client waits and retries"
        : "SYNs are dropped, so the client waits and retries; a handshake whose last ACK finds the"
            + " queue full is reset";
  }
}
