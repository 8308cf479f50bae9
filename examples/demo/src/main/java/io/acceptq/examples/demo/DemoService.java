// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP service with a common bug: its public port is bound, and so accepts handshakes, long
 * before {@code start()} is called on it. Its admin port is healthy. Standard input controls it:
 * after one byte the public port starts to accept; at the end of the input the service ends.
 */
final class DemoService {
  private DemoService() {}

  public static void main(String[] args) throws IOException {
    HttpServer admin = bind(Integer.parseInt(args[0]), 50);
    admin.start();
    HttpServer publicServer = bind(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    System.out.println("bound");
    InputStream control = System.in;
    if (control.read() >= 0) {
      publicServer.start();
      control.read();
    }
    publicServer.stop(0);
    admin.stop(0);
  }

  private static HttpServer bind(int port, int backlog) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(address, backlog);
    byte[] body = "hello\n".getBytes(StandardCharsets.US_ASCII);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    return server;
  }
}
