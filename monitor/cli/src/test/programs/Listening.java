// SPDX-License-Identifier: Apache-2.0
import java.net.InetAddress;
import java.net.ServerSocket;

/** Listens with the given backlogs on free ports and never accepts, until stdin ends. */
public class Listening {
  public static void main(String[] backlogs) throws Exception {
    ServerSocket[] sockets = new ServerSocket[backlogs.length];
    for (int i = 0; i < backlogs.length; i++) {
      int backlog = Integer.parseInt(backlogs[i]);
      sockets[i] = new ServerSocket(0, backlog, InetAddress.getByName("127.0.0.1"));
      System.out.println(sockets[i].getLocalPort());
    }
    System.out.println("up");
    while (System.in.read() >= 0) {
      continue;
    }
  }
}
