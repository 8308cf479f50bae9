// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.net;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** C functions for listeners that Java cannot make: a backlog of 0, an abstract name, v6only. */
interface LibC extends Library {
  LibC C = Native.load("c", LibC.class);

  int AF_UNIX = 1;
  int AF_INET = 2;
  int AF_INET6 = 10;
  int SOCK_STREAM = 1;
  int SOL_SOCKET = 1;
  int SO_REUSEPORT = 15;
  int IPPROTO_IPV6 = 41;
  int IPV6_V6ONLY = 26;

  int socket(int domain, int type, int protocol) throws LastErrorException;

  int setsockopt(int fd, int level, int name, int[] value, int length) throws LastErrorException;

  int bind(int fd, byte[] address, int length) throws LastErrorException;

  int listen(int fd, int backlog) throws LastErrorException;

  int accept(int fd, Pointer address, Pointer length) throws LastErrorException;

  int close(int fd) throws LastErrorException;

  int prctl(int option, long two, long three, long four, long five) throws LastErrorException;

  /** {@code struct sockaddr_in} or {@code sockaddr_in6}. */
  static byte[] inet(int family, InetAddress address, int port) {
    ByteBuffer bytes = ByteBuffer.allocate(family == AF_INET ? 16 : 28);
    bytes.order(ByteOrder.nativeOrder()).putShort((short) family);
    bytes.order(ByteOrder.BIG_ENDIAN).putShort((short) port);
    if (family == AF_INET6) {
      bytes.putInt(0);
      if (!(address instanceof Inet6Address)) {
        bytes.putLong(0).putInt(0xffff);
      }
    }
    return bytes.put(address.getAddress()).array();
  }

  /** {@code struct sockaddr_un}; {@code @} stands for the NUL of an abstract name. */
  static byte[] unix(String name) {
    byte[] path = name.replace('@', '\0').getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(2 + path.length);
    return bytes.order(ByteOrder.nativeOrder()).putShort((short) AF_UNIX).put(path).array();
  }
}
