// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.net;

import java.util.Objects;

/**
 * The address of a socket: an IPv4 or IPv6 address with a port, or the path of a Unix domain
 * socket. An IPv4-mapped IPv6 address counts as IPv4, since that is what the service specified.
 * Immutable.
 */
public final class ListenAddress {
  /** {@code ::ffff:0:0/96}, the prefix of IPv4-mapped addresses. */
  private static final long MAPPED = 0x0000_ffffL << 32;

  private final String path;
  private final boolean ipv6;
  private final long high;
  private final long low;
  private final int port;

  private ListenAddress(String path, boolean ipv6, long high, long low, int port) {
    this.path = path;
    this.ipv6 = ipv6;
    this.high = high;
    this.low = low;
    this.port = port;
  }

  /** Takes the four bytes of the address as one number, the first byte most significant. */
  public static ListenAddress inet4(int address, int port) {
    return new ListenAddress(null, false, 0, address & 0xffff_ffffL, port);
  }

  /** Takes the sixteen bytes of the address as two numbers, the first byte most significant. */
  public static ListenAddress inet6(long high, long low, int port) {
    if (high == 0 && (low & 0xffff_ffff_0000_0000L) == MAPPED) {
      return inet4((int) low, port);
    }
    return new ListenAddress(null, true, high, low, port);
  }

  /** Takes a path, {@code @name} for an abstract socket, or an empty text for an unnamed one. */
  public static ListenAddress unix(String path) {
    return new ListenAddress(path, false, 0, 0, 0);
  }

  public boolean isUnix() {
    return path != null;
  }

  public boolean isIpv6() {
    return ipv6;
  }

  /** True for {@code 0.0.0.0} and {@code ::}. */
  public boolean isWildcard() {
    return path == null && high == 0 && low == 0;
  }

  /** The four or sixteen bytes in network order; not for a Unix domain socket. */
  public byte[] bytes() {
    byte[] bytes = new byte[ipv6 ? 2 * Long.BYTES : Integer.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      int fromEnd = bytes.length - 1 - i;
      long half = fromEnd < Long.BYTES ? low : high;
      bytes[i] = (byte) (half >>> (fromEnd % Long.BYTES * Byte.SIZE));
    }
    return bytes;
  }

  /** The port, or null for a Unix domain socket. */
  public Integer port() {
    return path == null ? port : null;
  }

  /** The address without its port: {@code 0.0.0.0}, {@code ::1}, {@code unix:/run/app.sock}. */
  public String host() {
    if (path != null) {
      return "unix:" + path;
    }
    return ipv6 ? Inet6Text.of(high, low) : inet4Text();
  }

  private String inet4Text() {
    return (low >>> 24) + "." + (low >>> 16 & 255) + "." + (low >>> 8 & 255) + "." + (low & 255);
  }

  /**
   * The name of a listener: {@code 0.0.0.0:8080}, {@code [::]:8080}, {@code unix:/run/app.sock}.
   */
  @Override
  public String toString() {
    if (path != null) {
      return host();
    }
    return (ipv6 ? "[" + host() + "]" : host()) + ":" + port;
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof ListenAddress)) {
      return false;
    }
    ListenAddress that = (ListenAddress) other;
    return ipv6 == that.ipv6
        && high == that.high
        && low == that.low
        && port == that.port
        && Objects.equals(path, that.path);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, ipv6, high, low, port);
  }
}
