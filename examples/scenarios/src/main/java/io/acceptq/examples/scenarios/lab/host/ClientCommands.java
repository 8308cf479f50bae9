// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab.host;

import io.acceptq.examples.scenarios.harness.CommandLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Commands of single clients, each identified by its local port. */
final class ClientCommands {
  private static final int READ_TIMEOUT_MILLIS = 2000;

  private final Map<Integer, Socket> sockets = new ConcurrentHashMap<>();
  private final Map<Integer, String> outcomes = new ConcurrentHashMap<>();

  static void addTo(CommandLoop commands) {
    ClientCommands clients = new ClientCommands();
    commands.add("connect", clients::connect);
    commands.add("outcome", clients::outcome);
    commands.add("send", clients::send);
  }

  /**
   * {@code connect FROM-ADDRESS FROM-PORT ADDRESS PORT TIMEOUT}: begins to connect; answers the
   * local port.
   */
  private List<String> connect(List<String> arguments) throws IOException {
    int from = Integer.parseInt(arguments.get(1));
    InetSocketAddress server =
        new InetSocketAddress(
            InetAddress.getByName(arguments.get(2)), Integer.parseInt(arguments.get(3)));
    int timeout = Integer.parseInt(arguments.get(4));
    Socket socket = new Socket();
    socket.setReuseAddress(true);
    socket.setSoLinger(true, 0); // a FIN that nobody acknowledges would keep the namespace
    socket.bind(new InetSocketAddress(InetAddress.getByName(arguments.get(0)), from));
    int port = socket.getLocalPort();
    sockets.put(port, socket);
    outcomes.put(port, "connecting");
    Thread thread =
        new Thread(() -> outcomes.put(port, connect(socket, server, timeout)), "client");
    thread.setDaemon(true);
    thread.start();
    return List.of(Integer.toString(port));
  }

  private static String connect(Socket socket, InetSocketAddress server, int timeout) {
    try {
      socket.connect(server, timeout);
      return "connected";
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  /** {@code outcome FROM-PORT}: connecting, connected, or the message of the exception. */
  private List<String> outcome(List<String> arguments) {
    return List.of(outcomes.get(Integer.valueOf(arguments.get(0))));
  }

  /** {@code send FROM-PORT}: sends a byte and reads one; answers the result. */
  private List<String> send(List<String> arguments) {
    Socket socket = sockets.get(Integer.valueOf(arguments.get(0)));
    try {
      socket.setSoTimeout(READ_TIMEOUT_MILLIS);
      socket.getOutputStream().write('?');
      return List.of(socket.getInputStream().read() < 0 ? "closed" : "answered");
    } catch (IOException e) {
      return List.of(e.getMessage());
    }
  }
}
