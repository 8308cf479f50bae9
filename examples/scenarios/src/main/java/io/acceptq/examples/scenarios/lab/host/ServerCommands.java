// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab.host;

import io.acceptq.examples.scenarios.harness.CommandLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Commands of a server: listens, and accepts at a given pace, or never. */
final class ServerCommands {
  private final Map<Integer, ServerSocket> listeners = new ConcurrentHashMap<>();

  static void addTo(CommandLoop commands) {
    ServerCommands sockets = new ServerCommands();
    commands.add("listen", sockets::listen);
    commands.add("accept", sockets::accept);
    commands.add("close", sockets::close);
  }

  /** {@code listen ADDRESS PORT BACKLOG}: answers the port, chosen by the kernel if it was 0. */
  private List<String> listen(List<String> arguments) throws IOException {
    ServerSocket listener = new ServerSocket();
    listener.bind(
        new InetSocketAddress(
            InetAddress.getByName(arguments.get(0)), Integer.parseInt(arguments.get(1))),
        Integer.parseInt(arguments.get(2)));
    listeners.put(listener.getLocalPort(), listener);
    return List.of(Integer.toString(listener.getLocalPort()));
  }

  /** {@code accept PORT MILLIS}: starts to accept, and waits MILLIS after each connection. */
  private List<String> accept(List<String> arguments) {
    ServerSocket listener = listeners.get(Integer.valueOf(arguments.get(0)));
    long pause = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments.get(1)));
    Thread acceptor = new Thread(() -> acceptAll(listener, pause), "acceptor");
    acceptor.setDaemon(true);
    acceptor.start();
    return List.of();
  }

  /** Sends each client one byte, so that it knows that it has been accepted. */
  private static void acceptAll(ServerSocket listener, long pauseNanos) {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        client.getOutputStream().write('a');
      } catch (IOException e) {
        continue; // the client has closed its connection, or the listener is closed
      }
      long next = System.nanoTime() + pauseNanos;
      while (next - System.nanoTime() > 0) {
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }
  }

  /** {@code close PORT}. */
  private List<String> close(List<String> arguments) throws IOException {
    listeners.remove(Integer.valueOf(arguments.get(0))).close();
    return List.of();
  }
}
