// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model.kernel;

import io.acceptq.monitor.net.ListenAddress;

/** A connection that has not been accepted yet. Immutable. */
public final class WaitingConnection {
  public final ListenAddress client;

  /**
   * Time since its handshake ended and it entered the accept queue, in kernel ticks of 1 to 10 ms;
   * null if the kernel does not show it.
   */
  public final Long ageMillis;

  /** Bytes that the client has sent and the service has not read. */
  public final long bytesReceived;

  /** Whether the client has closed its side, for good or only for sending. */
  public final boolean closedByClient;

  public WaitingConnection(
      ListenAddress client, Long ageMillis, long bytesReceived, boolean closedByClient) {
    this.client = client;
    this.ageMillis = ageMillis;
    this.bytesReceived = bytesReceived;
    this.closedByClient = closedByClient;
  }

  @Override
  public String toString() {
    return client
        + " waits "
        + ageMillis
        + " ms, sent "
        + bytesReceived
        + (closedByClient ? ", closed" : "");
  }
}
