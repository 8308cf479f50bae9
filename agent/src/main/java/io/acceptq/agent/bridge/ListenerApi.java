// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

/** The API that a listener was bound through, derived from the class that called listen(2). */
final class ListenerApi {
  static final String UNSEEN = "Unseen";

  /** Suffix of the class name, and the API. */
  private static final String[][] NAMES = {
    {"sun.nio.ch.NioSocketImpl", "ServerSocket"},
    {"java.net.AbstractPlainSocketImpl", "ServerSocket"},
    {"sun.nio.ch.ServerSocketChannelImpl", "ServerSocketChannel"},
    {"sun.nio.ch.AsynchronousServerSocketChannelImpl", "AsynchronousServerSocketChannel"},
    {".channel.epoll.LinuxSocket", "NettyEpoll"},
    {".channel.uring.LinuxSocket", "NettyIoUring"},
    {".channel.kqueue.BsdSocket", "NettyKqueue"},
  };

  private ListenerApi() {}

  static String of(String boundClass) {
    for (String[] name : NAMES) {
      if (boundClass != null && boundClass.endsWith(name[0])) {
        return name[1];
      }
    }
    return UNSEEN;
  }
}
