// SPDX-License-Identifier: Apache-2.0
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Listens on a free port of 127.0.0.1 for each of the given backlogs, and then for each backlog in
 * a line of stdin. Prints the ports, never accepts, and ends when stdin ends.
 */
public class ListeningService {
  private static final List<ServerSocket> SOCKETS = new ArrayList<>();

  public static void main(String[] backlogs) throws Exception {
    for (String backlog : backlogs) {
      listen(backlog);
    }
    System.out.println("up");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "US-ASCII"));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      listen(line);
    }
  }

  private static void listen(String backlog) throws Exception {
    SOCKETS.add(
        new ServerSocket(0, Integer.parseInt(backlog), InetAddress.getByName("127.0.0.1")));
    System.out.println(SOCKETS.get(SOCKETS.size() - 1).getLocalPort());
  }
}
