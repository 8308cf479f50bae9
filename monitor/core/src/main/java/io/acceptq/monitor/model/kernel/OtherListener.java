// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model.kernel;

/** A listening socket of another process. Immutable. */
public final class OtherListener {
  public final ListenSocket socket;

  /** {@code process 1234 (nginx)}; null if it was not found or cannot be inspected. */
  public final String owner;

  /** Overflows at listeners of other processes since acceptq was loaded. */
  public final long overflows;

  public OtherListener(ListenSocket socket, String owner, long overflows) {
    this.socket = socket;
    this.owner = owner;
    this.overflows = overflows;
  }
}
