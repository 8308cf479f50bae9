// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** What servers without a protocol of their own say, and where they all bind. */
final class Greeting {
  private static final String TEXT = "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n";

  private Greeting() {}

  static byte[] bytes() {
    return TEXT.getBytes(StandardCharsets.US_ASCII);
  }

  static InetSocketAddress freePort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
