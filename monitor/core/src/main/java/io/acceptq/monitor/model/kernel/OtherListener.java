// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model.kernel;

/** A listening socket of another process. Immutable. */
public final class OtherListener {
  public final ListenSocket socket;

  /** {@code process 1234 (nginx)}; null if this process may not know. */
  public final String owner;

  /** At listeners of other processes since the first sample, this one's and all before. */
  public final long overflows;

  public OtherListener(ListenSocket socket, String owner, long overflows) {
    this.socket = socket;
    this.owner = owner;
    this.overflows = overflows;
  }
}
