// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import io.undertow.Undertow;
import io.undertow.util.StatusCodes;
import java.net.InetSocketAddress;
import org.xnio.Options;

/** Undertow: binds and accepts in one step, on XNIO's threads. */
final class UndertowServer implements ServerUnderTest {
  private Undertow server;

  public static void main(String[] args) throws Exception {
    ServerProgram.run(UndertowServer::new);
  }

  @Override
  public int bind(int backlog) {
    server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(1)
            .setWorkerThreads(1)
            .setSocketOption(Options.BACKLOG, backlog)
            .setHandler(exchange -> exchange.setStatusCode(StatusCodes.OK))
            .build();
    server.start();
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  @Override
  public void open() {}

  @Override
  public void close() {
    server.stop();
  }
}
