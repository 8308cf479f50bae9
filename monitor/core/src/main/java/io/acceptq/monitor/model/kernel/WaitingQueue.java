// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model.kernel;

import java.util.List;

/** Who waits in one accept queue, and what it cost to find out. Immutable. */
public final class WaitingQueue {
  /** As the listener counted them when the question came. */
  public final int queueLength;

  /** Longest wait first. */
  public final List<WaitingConnection> oldest;

  /** How many more wait than were asked for. */
  public final int more;

  /** Connections that the kernel showed, accepted ones too. */
  public final int socketsRead;

  public final long nanos;

  /** What could not be told, and why; null if nothing. */
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
