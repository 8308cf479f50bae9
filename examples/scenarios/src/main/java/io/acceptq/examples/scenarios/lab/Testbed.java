// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab;

import io.acceptq.examples.scenarios.harness.Deadline;
import io.acceptq.examples.scenarios.harness.NetworkNamespaces;
import io.acceptq.examples.scenarios.harness.RemoteJvm;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A server host and a client host, with one listener at a time on the server. Used by one thread;
 * everything on both hosts ends with {@link #close}.
 */
final class Testbed implements Closeable {
  private static final int CONNECT_TIMEOUT_MILLIS = 100_000;
  private static final Duration SOON = Duration.ofSeconds(3);

  private final NetworkNamespaces namespaces;
  private final RemoteJvm server;
  private final RemoteJvm client;
  private final String serverAddress;
  private final String clientAddress;
  private final boolean serverHasAgent;
  private int nextPort = 8080;
  private int port;

  private Testbed(NetworkNamespaces namespaces, LabHosts hosts, boolean serverHasAgent) {
    this.namespaces = namespaces;
    this.server = hosts.server();
    this.client = hosts.client();
    this.serverAddress = hosts.serverAddress();
    this.clientAddress = hosts.clientAddress();
    this.serverHasAgent = serverHasAgent;
  }

  /**
   * Returns when both hosts are up and connected.
   *
   * @param agent jar of the agent on the server; null for none
   */
  static Testbed open(NetworkNamespaces namespaces, String agent) throws IOException {
    return new Testbed(namespaces, LabHosts.start(namespaces, agent), agent != null);
  }

  NetworkNamespaces namespaces() {
    return namespaces;
  }

  RemoteJvm server() {
    return server;
  }

  RemoteJvm client() {
    return client;
  }

  String serverAddress() {
    return serverAddress;
  }

  int port() {
    return port;
  }

  /**
   * Opens a listener, on port 8080 and then 8081 in a namespace, else on a free port. From now on
   * this port is meant wherever none is given.
   */
  void listen(int backlog) throws Exception {
    int wanted = namespaces.exist() ? nextPort++ : 0;
    port = Integer.parseInt(server.ask("listen", serverAddress, wanted, backlog));
    if (serverHasAgent) {
      awaitState(state -> !state.listener().isEmpty()); // acceptq counts from its first sample
    }
  }

  /** The well-known port of a program in a namespace, else a free port. */
  int portFor(int wellKnown) throws IOException {
    if (namespaces.exist()) {
      return wellKnown;
    }
    int free = Integer.parseInt(server.ask("listen", serverAddress, 0, 1));
    server.run("close", free);
    return free;
  }

  /** A client begins to connect from this local port (0: any); returns the port. */
  int connect(int from) throws IOException {
    return connect(from, CONNECT_TIMEOUT_MILLIS);
  }

  int connect(int from, int timeoutMillis) throws IOException {
    return Integer.parseInt(
        client.ask("connect", clientAddress, from, serverAddress, port, timeoutMillis));
  }

  /** Connects clients one after the other. */
  void connectAll(int clients) throws Exception {
    for (int i = 0; i < clients; i++) {
      int from = connect(0);
      Deadline.await(SOON, "client connected", () -> outcome(from).equals("connected"));
    }
  }

  /** {@code connecting}, {@code connected} or the error of the client at this local port. */
  String outcome(int from) throws IOException {
    return client.ask("outcome", from);
  }

  /** The server's sockets, the listener first. */
  List<SocketRow> serverTable() throws IOException {
    return serverTable(port);
  }

  List<SocketRow> serverTable(int port) throws IOException {
    return rows(server, SocketRow::local, port);
  }

  /** The client's sockets. */
  List<SocketRow> clientTable() throws IOException {
    return rows(client, SocketRow::foreign, port);
  }

  private static List<SocketRow> rows(RemoteJvm host, Function<SocketRow, String> end, int port)
      throws IOException {
    return host.run("run", SocketRow.command(port)).stream()
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

  /** The socket of the client at this local port; null if there is none. */
  SocketRow clientSocket(int from) throws IOException {
    return find(clientTable(), row -> row.local().endsWith(":" + from));
  }

  /** The server's socket of that client; null if there is none. */
  SocketRow serverSocket(int from) throws IOException {
    return find(serverTable(), row -> row.foreign().endsWith(":" + from));
  }

  private static SocketRow find(List<SocketRow> rows, Predicate<SocketRow> wanted) {
    return rows.stream().filter(wanted).findFirst().orElse(null);
  }

  /** ListenOverflows of the server's network namespace. */
  long overflows() throws IOException {
    return Long.parseLong(server.ask("counter", "ListenOverflows"));
  }

  int somaxconn() throws IOException {
    return Integer.parseInt(server.ask("get", "net.core.somaxconn"));
  }

  /** What acceptq reports as soon as it is as expected, or else after some seconds. */
  AcceptqState awaitState(Predicate<AcceptqState> expected) throws Exception {
    return awaitState(SOON, expected);
  }

  AcceptqState awaitState(Duration limit, Predicate<AcceptqState> expected) throws Exception {
    AcceptqState[] last = {state()};
    try {
      Deadline.await(
          limit,
          "acceptq reports it",
          () -> {
            last[0] = state();
            return expected.test(last[0]);
          });
    } catch (TimeoutException e) {
      return last[0]; // the reader, or the test, sees that it is not as expected
    }
    return last[0];
  }

  private AcceptqState state() throws IOException {
    return AcceptqState.parse(server.run("beans"), port);
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
