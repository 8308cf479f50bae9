// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;

/**
 * A service of the usual kind: it does some work for each connection on the thread that accepts,
 * and so takes fifty a second and no more. An admin port beside it has little to do. Prints its
 * ports, and ends with its standard input.
 */
final class Service {
  private static final long WORK_NANOS = 1_000_000_000L / 50;

  private Service() {}

  public static void main(String[] args) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    HttpServer admin = HttpServer.create(new InetSocketAddress(here, 0), 50);
    admin.start();
    ServerSocket frontDoor = new ServerSocket(0, 50, here);
    Thread acceptor = new Thread(() -> accept(frontDoor), "front-door");
    acceptor.setDaemon(true);
    acceptor.start();
    System.out.println(frontDoor.getLocalPort() + " " + admin.getAddress().getPort());
    int ignored = System.in.read();
    admin.stop(0);
    frontDoor.close();
  }

  private static void accept(ServerSocket frontDoor) {
    while (!frontDoor.isClosed()) {
      try (Socket client = frontDoor.accept()) {
        long end = System.nanoTime() + WORK_NANOS;
        while (System.nanoTime() - end < 0) {
          LockSupport.parkNanos(end - System.nanoTime());
        }
        client.getOutputStream().write('!');
      } catch (IOException e) {
        // A client that has gone; or the end.
      }
    }
  }
}
