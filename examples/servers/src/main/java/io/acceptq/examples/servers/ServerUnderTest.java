// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A server with one listener. Bind and open are two steps, so that connections wait in the accept
 * queue between them. The server sends every client at least one byte. The system property {@code
 * limit} sets its maximum number of connections, if it has such a setting.
 */
interface ServerUnderTest {
  /** Binds to a free port of 127.0.0.1 and returns the port. */
  int bind(int backlog) throws Exception;

  /** Starts to accept; a server that cannot bind without accepting has done so in {@link #bind}. */
  void open() throws Exception;

  /** Stops accepting, in the way of the server, until {@link #open} is called again. */
  default void pause() {
    throw new UnsupportedOperationException();
  }

  void close() throws Exception;

  /** The address to bind to. */
  static InetSocketAddress anyLoopbackPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
