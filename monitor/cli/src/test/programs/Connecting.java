// SPDX-License-Identifier: Apache-2.0
import java.net.Socket;

/** Connects to a port of 127.0.0.1 so many times, and stays connected until stdin ends. */
public class Connecting {
  public static void main(String[] args) throws Exception {
    Socket[] sockets = new Socket[Integer.parseInt(args[1])];
    for (int i = 0; i < sockets.length; i++) {
      sockets[i] = new Socket("127.0.0.1", Integer.parseInt(args[0]));
    }
    System.out.println("up");
    while (System.in.read() >= 0) {
      continue;
    }
  }
}
