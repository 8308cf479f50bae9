// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/**
 * A blocking {@link ServerSocket}: backlogs, accepts with and without a timeout, close during an
 * accept.
 */
public final class ServerSockets {
  public static void main(String[] args) throws Exception {
    ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    WovenProgram.report("backlog 0");
    server.close();
    server = new ServerSocket(0, -1, InetAddress.getLoopbackAddress());
    WovenProgram.report("backlog -1");
    server.close();
    server = new ServerSocket(0, 7, InetAddress.getLoopbackAddress());

    WovenProgram.connect(server.getLocalPort(), 3);
    for (int i = 0; i < 3; i++) {
      server.accept().close();
    }
    WovenProgram.report("accepted");
    server.setSoTimeout(20);
    try {
      server.accept();
    } catch (SocketTimeoutException e) {
      WovenProgram.report("timed out");
    }
    server.setSoTimeout(20_000);
    WovenProgram.connect(server.getLocalPort(), 2);
    server.accept().close();
    server.accept().close();
    WovenProgram.report("accepted with a timeout");

    server.setSoTimeout(0);
    closeUnderAccept(server);
    WovenProgram.report("closed");

    ServerSocket own = new OwnServerSocket();
    WovenProgram.connect(own.getLocalPort(), 2);
    own.accept().close();
    own.accept().close();
    WovenProgram.report("subclass");
    own.close();
    try {
      own.accept();
    } catch (SocketException e) {
      WovenProgram.report("accept after close");
    }
    WovenProgram.end();
  }

  private static void closeUnderAccept(ServerSocket server) throws Exception {
    String[] end = new String[1];
    Thread acceptor =
        WovenProgram.start(
            "acceptor",
            () -> {
              try {
                server.accept();
              } catch (SocketException e) {
                end[0] = e.getClass().getName();
              }
              return true;
            });
    WovenProgram.await("accept", () -> WovenProgram.isAccepting(acceptor));
    server.close();
    acceptor.join(20_000);
    System.out.println("acceptor got " + end[0]);
  }

  /** Like servers that return sockets of their own class. */
  private static final class OwnServerSocket extends ServerSocket {
    OwnServerSocket() throws Exception {
      super(0, 9, InetAddress.getLoopbackAddress());
    }

    @Override
    public Socket accept() throws java.io.IOException {
      Socket socket = new Socket();
      implAccept(socket);
      return socket;
    }
  }
}
