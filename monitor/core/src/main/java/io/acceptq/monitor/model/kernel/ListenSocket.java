// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.model.kernel;

import io.acceptq.monitor.net.ListenAddress;

/**
 * One listening socket as the kernel reported it at one moment. Its queue holds connections, not
 * bytes. Immutable; null is unknown to the source.
 */
public final class ListenSocket {
  public final ListenAddress address;

  /** Inode of the socket in sockfs: what {@code /proc/PID/fd} links name. */
  public final long inode;

  /**
   * The kernel's 64-bit socket cookie, unique for the life of the kernel; null from {@code /proc}.
   */
  public final Long cookie;

  /** Connections in the accept queue now ({@code sk_ack_backlog}). */
  public final int queueLength;

  /** The limit the kernel holds ({@code sk_max_ack_backlog}); null from {@code /proc}. */
  public final Integer limit;

  /**
   * The socket's {@code sk_drops}, an unsigned 32-bit counter: discarded packets, harmless
   * duplicates included; null from {@code /proc} and on kernels before 4.7.
   */
  public final Long socketDrops;

  public ListenSocket(
      ListenAddress address,
      long inode,
      Long cookie,
      int queueLength,
      Integer limit,
      Long socketDrops) {
    this.address = address;
    this.inode = inode;
    this.cookie = cookie;
    this.queueLength = queueLength;
    this.limit = limit;
    this.socketDrops = socketDrops;
  }

  @Override
  public String toString() {
    return address + " queue " + queueLength + "/" + limit + " inode " + inode;
  }
}
