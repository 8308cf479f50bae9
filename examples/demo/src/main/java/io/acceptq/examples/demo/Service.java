// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A real HTTP service with a bug of the usual kind: the front door is bound, and so reachable for
 * clients, long before anybody calls {@code start()} on it. The admin port is healthy throughout.
 * Its standard input is its remote control: one byte opens the front door, the end of input ends
 * it.
 */
final class Service {
  private Service() {}

  public static void main(String[] args) throws IOException {
    HttpServer admin = bind(Integer.parseInt(args[0]), 50);
    admin.start();
    HttpServer frontDoor = bind(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    System.out.println("bound");
    InputStream control = System.in;
    if (control.read() >= 0) {
      frontDoor.start();
      control.read();
    }
    frontDoor.stop(0);
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
