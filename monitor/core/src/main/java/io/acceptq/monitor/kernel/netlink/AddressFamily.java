// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

/** Address families of {@code include/linux/socket.h}, by the names they have there. */
public final class AddressFamily {
  /** In a request for TCP sockets: IPv4 and IPv6. */
  public static final int AF_UNSPEC = 0;

  static final int AF_UNIX = 1;

  public static final int AF_INET = 2;

  public static final int AF_INET6 = 10;

  static final int AF_NETLINK = 16;

  private AddressFamily() {}
}
