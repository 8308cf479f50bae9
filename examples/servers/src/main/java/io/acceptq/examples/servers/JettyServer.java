// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.ConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.AbstractHandler;

/** Jetty: its connector can be opened, which binds it, before the server is started. */
final class JettyServer implements ServerUnderTest {
  private final Server server = new Server();

  public static void main(String[] args) throws Exception {
    ServerProgram.run(JettyServer::new);
  }

  @Override
  public int bind(int backlog) throws IOException {
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setAcceptQueueSize(backlog);
    server.addConnector(connector);
    server.setHandler(new Ok());
    if (Integer.getInteger("limit") != null) {
      server.addBean(new ConnectionLimit(Integer.getInteger("limit"), server));
    }
    connector.open();
    return connector.getLocalPort();
  }

  @Override
  public void open() throws Exception {
    server.start();
  }

  @Override
  public void close() throws Exception {
    server.stop();
    ((ServerConnector) server.getConnectors()[0]).close();
  }

  private static final class Ok extends AbstractHandler {
    @Override
    public void handle(
        String target, Request base, HttpServletRequest request, HttpServletResponse response) {
      response.setStatus(HttpServletResponse.SC_OK);
      base.setHandled(true);
    }
  }
}
