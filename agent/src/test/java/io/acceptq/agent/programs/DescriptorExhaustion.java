// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.io.FileInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import javax.management.ObjectName;

/** Accepts while no file descriptor is left, and afterwards. */
public final class DescriptorExhaustion {
  private static final int WAITING = 8;

  private interface Server {
    int port() throws IOException;

    void accept() throws Exception;

    void close() throws IOException;
  }

  public static void main(String[] args) throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    ServerSocket socket = new ServerSocket();
    socket.bind(any, 15);
    // acceptq does not start while descriptors are short, so wait for it first.
    ObjectName monitor = new ObjectName("acceptq:type=Monitor");
    WovenProgram.await(
        "the monitor", () -> ManagementFactory.getPlatformMBeanServer().isRegistered(monitor));
    run(
        new Server() {
          @Override
          public int port() {
            return socket.getLocalPort();
          }

          @Override
          public void accept() throws IOException {
            socket.accept().close();
          }

          @Override
          public void close() throws IOException {
            socket.close();
          }
        });
    ServerSocketChannel channel = ServerSocketChannel.open().bind(any, 16);
    run(
        new Server() {
          @Override
          public int port() throws IOException {
            return ServerSocketChannels.port(channel);
          }

          @Override
          public void accept() throws IOException {
            channel.accept().close();
          }

          @Override
          public void close() throws IOException {
            channel.close();
          }
        });
    AsynchronousServerSocketChannel asynchronous =
        AsynchronousServerSocketChannel.open().bind(any, 17);
    run(
        new Server() {
          @Override
          public int port() throws IOException {
            return ((InetSocketAddress) asynchronous.getLocalAddress()).getPort();
          }

          @Override
          public void accept() throws Exception {
            try {
              asynchronous.accept().get().close();
            } catch (ExecutionException e) {
              throw (Exception) e.getCause();
            }
          }

          @Override
          public void close() throws IOException {
            asynchronous.close();
          }
        });
    WovenProgram.end();
  }

  private static void run(Server server) throws Exception {
    // Once with descriptors to spare: loading a class may need one.
    WovenProgram.connect(server.port(), 1);
    server.accept();
    WovenProgram.connect(server.port(), WAITING);
    int accepted = failAccepts(server, 2);
    Object listener = WovenProgram.listeners().get(0);
    boolean named =
        String.valueOf(WovenProgram.get(listener, "lastAcceptError")).contains("Too many open");
    System.out.println(
        "failed " + WovenProgram.get(listener, "acceptErrors") + ", reason known: " + named);
    for (; accepted < WAITING; accepted++) {
      server.accept();
    }
    WovenProgram.report("again");
    server.close();
  }

  /**
   * Another thread of this JVM, such as acceptq's, may close a descriptor at any time; the accept
   * then succeeds.
   */
  private static int failAccepts(Server server, int failures) throws Exception {
    List<FileInputStream> files = new ArrayList<>();
    int accepted = 0;
    try {
      for (int failed = 0; failed < failures; ) {
        fill(files);
        try {
          server.accept();
          accepted++;
        } catch (IOException e) {
          failed++;
        }
      }
    } finally {
      for (FileInputStream file : files) {
        file.close();
      }
    }
    return accepted;
  }

  private static void fill(List<FileInputStream> files) {
    try {
      while (true) {
        files.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException full) {
      // No descriptor is left.
    }
  }
}
