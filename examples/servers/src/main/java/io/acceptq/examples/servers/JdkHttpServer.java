// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;

/** The JDK's HTTP server: a non-blocking channel with a selector. */
final class JdkHttpServer implements ServerUnderTest {
  private HttpServer server;
  private boolean open;

  public static void main(String[] args) throws Exception {
    ServerProgram.run(JdkHttpServer::new);
  }

  @Override
  public int bind(int backlog) throws IOException {
    server = HttpServer.create(ServerUnderTest.anyLoopbackPort(), backlog);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    return server.getAddress().getPort();
  }

  @Override
  public void open() {
    server.start();
    open = true;
  }

  @Override
  public void close() {
    if (!open) {
      server.start(); // only its thread closes the selector, which keeps the socket open
    }
    server.stop(0);
  }
}
