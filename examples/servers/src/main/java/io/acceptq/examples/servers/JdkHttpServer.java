// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;

/** The JDK's own web server: a non-blocking channel, drained when the selector says so. */
final class JdkHttpServer implements Server {
  private HttpServer server;
  private boolean open;

  public static void main(String[] args) throws Exception {
    Stage.run(JdkHttpServer::new);
  }

  @Override
  public int bind(int backlog) throws IOException {
    server = HttpServer.create(Greeting.freePort(), backlog);
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
      server.start(); // only its thread closes the selector, and that holds the socket open
    }
    server.stop(0);
  }
}
