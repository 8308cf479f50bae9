// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import java.nio.charset.StandardCharsets;

/** The response that servers without HTTP support of their own send to every client. */
final class EmptyHttpResponse {
  private static final String TEXT = "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n";

  private EmptyHttpResponse() {}

  static byte[] bytes() {
    return TEXT.getBytes(StandardCharsets.US_ASCII);
  }
}
