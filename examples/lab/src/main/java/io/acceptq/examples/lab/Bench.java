// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab;

import io.acceptq.examples.lab.machine.SocketRow;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

/** A server's and a client's machine, cabled up, and what an experiment does with them. */
final class Bench implements Closeable {
  private static final int CONNECT_TIMEOUT_MILLIS = 100_000;
  private static final Duration SOON = Duration.ofSeconds(3);

  private final Ground ground;
  private final Host server;
  private final Host client;
  private final String serverAddress;
  private final String clientAddress;

  /** True if the server runs the agent. */
  private final boolean watched;

  private int free = 8080;
  private int port;

  private Bench(Ground ground, Host server, Host client, boolean watched) {
    this.ground = ground;
    this.server = server;
    this.client = client;
    this.watched = watched;
    this.serverAddress = ground.hasNamespaces() ? "10.7.0.1" : "127.0.0.1";
    this.clientAddress = ground.hasNamespaces() ? "10.7.0.2" : "127.0.0.1";
  }

  /** Both machines up and able to reach one another; the server's JVM runs the agent, if given. */
  static Bench open(Ground ground, String agent) throws IOException {
    List<String> options = agent == null ? List.of() : List.of("-javaagent:" + agent + "=log=off");
    Host server = Host.start("server", ground.first(), options);
    Host client;
    try {
      if (ground == Ground.USER) {
        server.awaitReady(); // its user namespace has to be there to be entered
      }
      client = Host.start("client", ground.second(server), List.of());
    } catch (IOException e) {
      server.close();
      throw e;
    }
    Bench bench = new Bench(ground, server, client, agent != null);
    try {
      if (ground != Ground.USER) {
        server.awaitReady();
      }
      client.awaitReady();
      if (ground.hasNamespaces()) {
        bench.cable();
      }
      return bench;
    } catch (IOException e) {
      bench.close();
      throw e;
    }
  }

  private void cable() throws IOException {
    server.tell(
        "run",
        "ip",
        "link",
        "add",
        "wire",
        "type",
        "veth",
        "peer",
        "name",
        "wire",
        "netns",
        client.pid());
    for (Host host : List.of(server, client)) {
      String address = host == server ? serverAddress : clientAddress;
      host.tell("run", "ip", "address", "add", address + "/24", "dev", "wire");
      host.tell("run", "ip", "link", "set", "wire", "up");
      host.tell("run", "ip", "link", "set", "lo", "up");
    }
  }

  Ground ground() {
    return ground;
  }

  Host server() {
    return server;
  }

  Host client() {
    return client;
  }

  String serverAddress() {
    return serverAddress;
  }

  int port() {
    return port;
  }

  /**
   * The server listens, on 8080 and then 8081 where that is ours to choose; from now on all is
   * about this port.
   */
  void listen(int backlog) throws Exception {
    port =
        Integer.parseInt(
            server.ask("listen", serverAddress, ground.hasNamespaces() ? free++ : 0, backlog));
    if (watched) { // what happens before its first sample acceptq does not count
      acceptq(says -> !says.attributes().isEmpty());
    }
  }

  /** The port that a program is known for, where it is ours to choose, or a free one. */
  int portFor(int wellKnown) throws IOException {
    if (ground.hasNamespaces()) {
      return wellKnown;
    }
    int port = Integer.parseInt(server.ask("listen", serverAddress, 0, 1));
    server.tell("close", port);
    return port;
  }

  /** A client begins to connect from a port of its choice (0: any); answers that port. */
  int connect(int from) throws IOException {
    return connect(from, CONNECT_TIMEOUT_MILLIS);
  }

  int connect(int from, int timeoutMillis) throws IOException {
    return Integer.parseInt(
        client.ask("connect", clientAddress, from, serverAddress, port, timeoutMillis));
  }

  /** As many clients as asked, one after the other, each connected. */
  void connectAll(int clients) throws Exception {
    for (int i = 0; i < clients; i++) {
      int from = connect(0);
      Deadline.await(SOON, "client connected", () -> outcome(from).equals("connected"));
    }
  }

  String outcome(int from) throws IOException {
    return client.ask("outcome", from);
  }

  /** The server's sockets of this port, the listener first. */
  List<SocketRow> serverTable() throws IOException {
    return rows(server, SocketRow::local);
  }

  /** The client's sockets of this port. */
  List<SocketRow> clientTable() throws IOException {
    return rows(client, SocketRow::foreign);
  }

  private List<SocketRow> rows(Host host, Function<SocketRow, String> end) throws IOException {
    return host.tell("table").stream()
        .map(SocketRow::parse)
        .filter(row -> end.apply(row).endsWith(":" + port))
        .sorted(
            Comparator.comparing((SocketRow row) -> !row.is("LISTEN"))
                .thenComparing(SocketRow::foreign))
        .toList();
  }

  /** The server's listening socket. */
  SocketRow listener() throws IOException {
    return serverTable().get(0);
  }

  /** A client's one socket, by its local port; null if it has none. */
  SocketRow clientSocket(int from) throws IOException {
    return find(clientTable(), row -> row.local().endsWith(":" + from));
  }

  /** The server's socket of that client; null if it has none. */
  SocketRow serverSocket(int from) throws IOException {
    return find(serverTable(), row -> row.foreign().endsWith(":" + from));
  }

  private static SocketRow find(List<SocketRow> rows, Predicate<SocketRow> wanted) {
    return rows.stream().filter(wanted).findFirst().orElse(null);
  }

  /** The server's counter of overflows; the machine's, if it is on loopback. */
  long overflows() throws IOException {
    return Long.parseLong(server.ask("overflows"));
  }

  /**
   * What acceptq says of the listener as soon as it says what is expected, or after some seconds
   * whatever it says then.
   */
  Verdict acceptq(Predicate<Verdict> expected) throws Exception {
    return acceptq(SOON, expected);
  }

  Verdict acceptq(Duration limit, Predicate<Verdict> expected) throws Exception {
    Verdict[] last = {verdict()};
    try {
      Deadline.await(
          limit,
          "acceptq says so",
          () -> {
            last[0] = verdict();
            return expected.test(last[0]);
          });
    } catch (TimeoutException e) {
      return last[0]; // for the reader, and the test, to judge
    }
    return last[0];
  }

  private Verdict verdict() throws IOException {
    List<String[]> lines = new ArrayList<>();
    for (String line : server.tell("beans")) {
      lines.add(line.split("\t", -1));
    }
    return Verdict.of(port, lines);
  }

  @Override
  public void close() throws IOException {
    try {
      client.close();
    } finally {
      server.close();
    }
  }
}
