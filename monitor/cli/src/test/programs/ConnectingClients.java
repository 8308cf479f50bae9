// SPDX-License-Identifier: Apache-2.0

import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens the given number of connections to the given port of 127.0.0.1. Connections that the kernel
 * does not admit within 0.2 s are given up; the others stay open until stdin ends.
 */
public class ConnectingClients {
  private static final List<Socket> SOCKETS = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    for (int i = Integer.parseInt(args[1]); i > 0; i--) {
      Socket socket = new Socket();
      SOCKETS.add(socket);
      try {
        socket.connect(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), 200);
      } catch (SocketTimeoutException e) {
        socket.close();
      }
    }
    System.out.println("up");
    while (System.in.read() >= 0) {
      continue;
    }
  }
}
