// SPDX-License-Identifier: Apache-2.0

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Listens on 127.0.0.1 for each argument, which is a backlog or {@code PORT:BACKLOG}, and then for
 * each line of stdin. Without a port it takes a free one. Prints the ports, never accepts, and ends
 * when stdin ends.
 */
public class ListeningService {
  private static final List<ServerSocket> SOCKETS = new ArrayList<>();

  public static void main(String[] listeners) throws Exception {
    for (String listener : listeners) {
      listen(listener);
    }
    System.out.println("up");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "US-ASCII"));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      listen(line);
    }
  }

  private static void listen(String listener) throws Exception {
    String[] numbers = ("0:" + listener).split(":");
    int port = Integer.parseInt(numbers[numbers.length - 2]);
    int backlog = Integer.parseInt(numbers[numbers.length - 1]);
    SOCKETS.add(new ServerSocket(port, backlog, InetAddress.getByName("127.0.0.1")));
    System.out.println(SOCKETS.get(SOCKETS.size() - 1).getLocalPort());
  }
}
