// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model.kernel;

import java.util.List;

/** The connections in one accept queue, and what it cost to list them. Immutable. */
public final class WaitingQueue {
  /** Length of the queue at the time of the call. */
  public final int queueLength;

  /** Longest wait first. */
  public final List<WaitingConnection> oldest;

  /** Number of further waiting connections. */
  public final int more;

  /** Connections that the kernel showed, accepted ones included. */
  public final int socketsRead;

  public final long nanos;

  /** What could not be determined, and why; null if nothing. */
  public final String note;

  public WaitingQueue(
      int queueLength,
      List<WaitingConnection> oldest,
      int more,
      int socketsRead,
      long nanos,
      String note) {
    this.queueLength = queueLength;
    this.oldest = oldest;
    this.more = more;
    this.socketsRead = socketsRead;
    this.nanos = nanos;
    this.note = note;
  }
}
