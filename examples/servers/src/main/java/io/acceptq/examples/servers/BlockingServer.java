// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** {@link ServerSocket} with one thread that accepts: as in any textbook. */
final class BlockingServer implements Server {
  private final ServerSocket listener = new ServerSocket();
  private final List<Socket> clients = new ArrayList<>();

  BlockingServer() throws IOException {}

  public static void main(String[] args) throws Exception {
    Stage.run(BlockingServer::new);
  }

  @Override
  public int bind(int backlog) throws IOException {
    listener.bind(Greeting.freePort(), backlog);
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
        greet(client);
      }
    } catch (IOException e) {
      // Closed: the only way to end a thread that waits in accept().
    }
  }

  private static void greet(Socket client) {
    try {
      client.getOutputStream().write(Greeting.bytes());
    } catch (IOException e) {
      // The client is gone; the next one is not.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
