// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Many clients and two listeners with two acceptors each, on virtual threads if possible. */
public final class ConcurrentAcceptors {
  private static final int CLIENTS = 500;

  public static void main(String[] args) throws Exception {
    AtomicInteger accepted = new AtomicInteger();
    ServerSocket socket = new ServerSocket(0, 1000);
    ServerSocketChannel channel = ServerSocketChannels.bind(2000);
    for (int i = 0; i < 2; i++) {
      acceptor(
          () -> {
            socket.accept().close();
            accepted.incrementAndGet();
            return true;
          });
      acceptor(
          () -> {
            channel.accept().close();
            accepted.incrementAndGet();
            return true;
          });
    }
    List<Thread> clients = new ArrayList<>();
    for (int port : new int[] {socket.getLocalPort(), ServerSocketChannels.port(channel)}) {
      for (int i = 0; i < 2; i++) {
        clients.add(
            WovenProgram.start(
                "clients",
                () -> {
                  WovenProgram.connect(port, CLIENTS / 2);
                  return true;
                }));
      }
    }
    WovenProgram.await("all accepts", () -> accepted.get() == 2 * CLIENTS);
    for (Thread client : clients) {
      client.join();
    }
    WovenProgram.report("after all accepts");
    socket.close();
    channel.close();
    WovenProgram.report("closed");
    WovenProgram.end();
  }

  private static void acceptor(WovenProgram.Condition accept) throws Exception {
    Runnable loop =
        () -> {
          try {
            while (accept.holds()) {
              // Accepts the next connection.
            }
          } catch (Exception closed) {
            // The listener was closed: the program ends.
          }
        };
    try {
      Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, loop);
    } catch (NoSuchMethodException before21) {
      Thread thread = new Thread(loop, "acceptor");
      thread.setDaemon(true);
      thread.start();
    }
  }
}
