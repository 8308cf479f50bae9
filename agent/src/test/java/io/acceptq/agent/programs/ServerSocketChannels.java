// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLongArray;

/** Accepts of a {@link ServerSocketChannel}: blocking, until empty, by adaptor; and closes. */
public final class ServerSocketChannels {
  public static void main(String[] args) throws Exception {
    ServerSocketChannel server = bind(-1);
    WovenProgram.connect(port(server), 2);
    server.accept().close();
    server.accept().close();
    WovenProgram.report("blocking");

    server.configureBlocking(false);
    WovenProgram.connect(port(server), 5);
    System.out.println("drained " + drain(server, 5));
    WovenProgram.report("drained");
    server.configureBlocking(true);

    WovenProgram.connect(port(server), 2);
    server.socket().accept().close();
    server.socket().setSoTimeout(20_000);
    server.socket().accept().close();
    WovenProgram.report("adaptor");
    server.socket().setSoTimeout(20);
    try {
      server.socket().accept();
    } catch (SocketTimeoutException e) {
      WovenProgram.report("timed out");
    }
    closeUnderAccept(server);
    WovenProgram.report("closed");

    closeRegistered();
    drainTwice();
    WovenProgram.end();
  }

  static ServerSocketChannel bind(int backlog) throws IOException {
    return ServerSocketChannel.open()
        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), backlog);
  }

  static int port(ServerSocketChannel server) throws IOException {
    return ((InetSocketAddress) server.getLocalAddress()).getPort();
  }

  /** Accepts until the queue is empty; connections may appear shortly after connect returns. */
  private static int drain(ServerSocketChannel server, int expected) throws Exception {
    int[] accepted = new int[1];
    WovenProgram.await(
        "drain",
        () -> {
          for (SocketChannel c = server.accept(); c != null; c = server.accept()) {
            c.close();
            accepted[0]++;
          }
          return accepted[0] >= expected;
        });
    return accepted[0];
  }

  private static void closeUnderAccept(ServerSocketChannel server) throws Exception {
    String[] end = new String[1];
    Thread acceptor =
        WovenProgram.start(
            "acceptor",
            () -> {
              try {
                server.accept();
              } catch (ClosedChannelException e) {
                end[0] = e.getClass().getName();
              }
              return true;
            });
    WovenProgram.await("accept", () -> WovenProgram.isAccepting(acceptor));
    server.close();
    acceptor.join(20_000);
    System.out.println("acceptor got " + end[0]);
  }

  private static void drainTwice() throws Exception {
    ServerSocketChannel server = bind(-1);
    server.configureBlocking(false);
    for (int clients = 3; clients <= 4; clients++) {
      WovenProgram.connect(port(server), clients);
      drain(server, clients);
    }
    AtomicLongArray runs =
        (AtomicLongArray) WovenProgram.get(WovenProgram.listeners().get(0), "drainRuns");
    long connections = 0;
    for (int i = 0; i < runs.length(); i++) {
      connections += i * runs.get(i);
    }
    System.out.println("in runs: " + connections);
    server.close();
  }

  /** The kernel's socket, and so the listener, stays open until the selector drops the key. */
  private static void closeRegistered() throws Exception {
    ServerSocketChannel server = bind(3);
    server.configureBlocking(false);
    Selector selector = Selector.open();
    server.register(selector, SelectionKey.OP_ACCEPT);
    server.close();
    selector.selectNow();
    WovenProgram.report("selector done");
    selector.close();
  }
}
