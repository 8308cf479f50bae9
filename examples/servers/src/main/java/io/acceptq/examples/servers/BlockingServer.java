// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** {@link ServerSocket} with one acceptor thread. */
final class BlockingServer implements ServerUnderTest {
  private final ServerSocket listener = new ServerSocket();
  private final List<Socket> clients = new ArrayList<>();

  BlockingServer() throws IOException {}

  public static void main(String[] args) throws Exception {
    ServerProgram.run(BlockingServer::new);
  }

  @Override
  public int bind(int backlog) throws IOException {
    listener.bind(ServerUnderTest.anyLoopbackPort(), backlog);
    return listener.getLocalPort();
  }

  @Override
  public void open() {
    Thread acceptor = new Thread(this::accept, "acceptor-" + listener.getLocalPort());
    acceptor.setDaemon(true);
    acceptor.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        clients.add(client);
        respond(client);
      }
    } catch (IOException e) {
      // Closed: the only way to end accept().
    }
  }

  private static void respond(Socket client) {
    try {
      client.getOutputStream().write(EmptyHttpResponse.bytes());
    } catch (IOException e) {
      // The client has closed its connection; accept the next one.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
