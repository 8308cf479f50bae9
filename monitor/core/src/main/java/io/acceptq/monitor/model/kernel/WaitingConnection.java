// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model.kernel;

import io.acceptq.monitor.net.ListenAddress;

/** A connection that nobody has accepted yet. Immutable. */
public final class WaitingConnection {
  public final ListenAddress client;

  /**
   * How long it has been in the accept queue, which it entered when its handshake ended: counted in
   * ticks of the kernel, 1 to 10 ms each. Null on a kernel that does not tell.
   */
  public final Long ageMillis;

  /** What the client has sent so far and the service has not read. */
  public final long bytesReceived;

  /** The client has closed its side: it may be gone, or only have sent all it had to say. */
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
