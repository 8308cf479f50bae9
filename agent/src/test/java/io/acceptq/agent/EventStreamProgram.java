// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/**
 * Streams acceptq's events of its own JVM and prints the first of each type. Of its two listeners
 * one never accepts, and the other accepts while no file descriptor is left.
 */
public final class EventStreamProgram {
  private static final List<FileInputStream> FILES = new ArrayList<>();

  private EventStreamProgram() {}

  public static void main(String[] args) throws Exception {
    try (RecordingStream stream = new RecordingStream();
        ServerSocket idle = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket exhausted = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      CountDownLatch episode = first(stream, "acceptq.Episode", "listener", "cause", "advice");
      CountDownLatch error = first(stream, "acceptq.AcceptError", "listener", "message");
      stream.enable("acceptq.Sample");
      CountDownLatch sample = first(stream, "acceptq.Sample", "listener", "health");
      stream.startAsync();
      System.out.println("idle 127.0.0.1:" + idle.getLocalPort());
      System.out.println("exhausted 127.0.0.1:" + exhausted.getLocalPort());
      require("a sample", sample); // acceptq knows of the recording now
      failAccept(exhausted);
      require("an accept error", error);
      List<SocketChannel> clients = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        SocketChannel client = SocketChannel.open();
        client.configureBlocking(false);
        boolean ignored = client.connect(idle.getLocalSocketAddress());
        clients.add(client);
      }
      require("an episode", episode);
      for (SocketChannel client : clients) {
        client.close();
      }
    }
  }

  private static CountDownLatch first(RecordingStream stream, String event, String... fields) {
    CountDownLatch seen = new CountDownLatch(1);
    stream.onEvent(
        event,
        recorded -> {
          synchronized (seen) {
            if (seen.getCount() > 0) {
              System.out.println(text(recorded, fields));
              seen.countDown();
            }
          }
        });
    return seen;
  }

  private static String text(RecordedEvent recorded, String... fields) {
    StringBuilder text = new StringBuilder(recorded.getEventType().getName());
    for (String field : fields) {
      text.append(" | ").append(recorded.<Object>getValue(field));
    }
    return text.toString();
  }

  private static void require(String what, CountDownLatch seen) throws InterruptedException {
    if (!seen.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("no event within 20 s: " + what);
    }
  }

  /** Accepts once before, since loading a class for the first time may need a descriptor. */
  private static void failAccept(ServerSocket server) throws IOException {
    for (int i = 0; i < 2; i++) {
      new Socket(server.getInetAddress(), server.getLocalPort()).close();
    }
    server.accept().close();
    try {
      fill();
      server.accept().close();
    } catch (IOException full) {
      for (FileInputStream file : FILES) {
        file.close();
      }
      server.accept().close();
      return;
    }
    throw new AssertionError("accepted without a descriptor");
  }

  private static void fill() {
    try {
      while (true) {
        FILES.add(new FileInputStream("/dev/null"));
      }
    } catch (IOException full) {
      // No descriptor is left.
    }
  }
}
