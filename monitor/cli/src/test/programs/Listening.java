// SPDX-License-Identifier: Apache-2.0

/**
 * Listens with each of the given backlogs on a free port of 127.0.0.1 and never accepts; then with
 * one more for each line of stdin, until that ends. Prints the ports.
 */
public class Listening {
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
