// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.alerting;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/**
 * The service that {@code run.sh} overloads. Its accepting thread works 20 ms for each connection,
 * so it accepts at most 50 per second. A second listener, an HTTP server, is idle. Prints both
 * ports, and exits when its standard input ends.
 */
final class AlertedService {
  static final int ACCEPTS_PER_SECOND = 50;

  private static final long WORK_NANOS = 1_000_000_000L / ACCEPTS_PER_SECOND;

  private AlertedService() {}

  public static void main(String[] args) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    HttpServer admin = HttpServer.create(new InetSocketAddress(loopback, 0), 50);
    admin.start();
    ServerSocket listener = new ServerSocket(0, 50, loopback);
    Thread acceptor = new Thread(() -> acceptAll(listener), "acceptor");
    acceptor.setDaemon(true);
    acceptor.start();
    System.out.println(listener.getLocalPort() + " " + admin.getAddress().getPort());
    int ignored = System.in.read();
    admin.stop(0);
    listener.close();
  }

  private static void acceptAll(ServerSocket listener) {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        long end = System.nanoTime() + WORK_NANOS;
        while (System.nanoTime() - end < 0) {
          LockSupport.parkNanos(end - System.nanoTime());
        }
        client.getOutputStream().write('!');
      } catch (IOException e) {
        // The client has closed its connection, or the listener is closed.
      }
    }
  }
}
