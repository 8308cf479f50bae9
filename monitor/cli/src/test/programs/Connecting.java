// SPDX-License-Identifier: Apache-2.0

/**
 * Connects to a port of 127.0.0.1 so many times, gives up what is not connected after 0.2 s, and
 * keeps the rest until stdin ends.
 */
public class Connecting {
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
