// SPDX-License-Identifier: Apache-2.0
package io.acceptq.monitor.kernel.netlink;

import io.acceptq.monitor.kernel.syscall.ErrnoException;
import io.acceptq.monitor.kernel.syscall.SystemCalls;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One {@code NETLINK_SOCK_DIAG} socket. It needs no privilege and belongs to the network namespace
 * of the thread that opens it. Used by one thread. A round trip costs about 2 µs more than its two
 * system calls.
 */
public final class NetlinkSocket implements Datagrams {
  /** {@code include/uapi/linux/netlink.h}: NETLINK_SOCK_DIAG. */
  private static final int NETLINK_SOCK_DIAG = 4;

  /** {@code include/linux/net.h}: SOCK_RAW. */
  private static final int SOCK_RAW = 3;

  /** {@code include/uapi/asm-generic/fcntl.h}: O_CLOEXEC, which is SOCK_CLOEXEC. */
  private static final int SOCK_CLOEXEC = 02000000;

  /** {@code include/linux/socket.h}: MSG_TRUNC makes recv return the true length. */
  private static final int MSG_TRUNC = 0x20;

  /** {@code include/linux/socket.h}: MSG_DONTWAIT. */
  private static final int MSG_DONTWAIT = 0x40;

  private final SystemCalls calls;
  private int descriptor;

  private NetlinkSocket(SystemCalls calls, int descriptor) {
    this.calls = calls;
    this.descriptor = descriptor;
  }

  /**
   * Opens a socket. The first call in a JVM loads JNA's native library, which takes about 50 ms.
   *
   * @throws IOException with a message of one sentence, if there is no native library for this
   *     machine, it cannot be loaded, or the kernel refuses the socket
   */
  public static NetlinkSocket open() throws IOException {
    SystemCalls calls = SystemCalls.get();
    int descriptor =
        calls.socket(AddressFamily.AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    if (descriptor < 0) {
      throw new ErrnoException("socket(AF_NETLINK, SOCK_RAW, NETLINK_SOCK_DIAG)", calls.errno());
    }
    return new NetlinkSocket(calls, descriptor);
  }

  @Override
  public void send(ByteBuffer direct) throws IOException {
    requireOpen();
    int sent = calls.send(descriptor, direct, direct.limit(), MSG_DONTWAIT);
    if (sent < 0) {
      throw new ErrnoException("send on the netlink socket", calls.errno());
    }
    if (sent != direct.limit()) {
      throw new IOException("netlink accepted " + sent + " of " + direct.limit() + " bytes");
    }
  }

  @Override
  public void receive(ByteBuffer direct) throws IOException {
    requireOpen();
    int length = calls.recv(descriptor, direct, direct.capacity(), MSG_DONTWAIT | MSG_TRUNC);
    if (length < 0) {
      throw new ErrnoException("recv on the netlink socket", calls.errno());
    }
    if (length > direct.capacity()) {
      throw new IOException(
          "netlink datagram of " + length + " bytes, but the buffer holds " + direct.capacity());
    }
    direct.clear();
    direct.limit(length);
  }

  private void requireOpen() throws IOException {
    if (descriptor < 0) {
      throw new IOException("the netlink socket is closed");
    }
  }

  @Override
  public void close() {
    if (descriptor >= 0) {
      calls.close(descriptor);
      descriptor = -1;
    }
  }
}
