// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** An HTTP client: connects, sends a request and waits for the answer, on a thread of its own. */
final class DemoClient {
  private static final byte[] REQUEST =
      "GET / HTTP/1.0\r\nHost: demo\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final int port;
  private final long started = System.nanoTime();
  private volatile long connected;
  private volatile long answered;
  private volatile String failure;

  private DemoClient(int port) {
    this.port = port;
  }

  /** Starts a client; it gives up after {@code timeoutMillis} without an answer. */
  static DemoClient start(int port, int timeoutMillis) {
    DemoClient client = new DemoClient(port);
    Thread thread = new Thread(() -> client.run(timeoutMillis), "client");
    thread.setDaemon(true);
    thread.start();
    return client;
  }

  private void run(int timeoutMillis) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeoutMillis);
      connected = System.nanoTime();
      socket.setSoTimeout(timeoutMillis);
      socket.getOutputStream().write(REQUEST);
      if (socket.getInputStream().read() < 0) {
        throw new IOException("closed without an answer");
      }
      answered = System.nanoTime();
    } catch (IOException e) {
      failure = e.getMessage();
    }
  }

  boolean isDone() {
    return answered != 0 || failure != null;
  }

  boolean wasAnswered() {
    return answered != 0;
  }

  /** What its user sees. */
  String experience() {
    if (failure != null) {
      return "failed: " + failure;
    }
    if (answered != 0) {
      return "connected after " + seconds(connected) + ", answered after " + seconds(answered);
    }
    return connected != 0
        ? "connected after " + seconds(connected) + ", still waiting for an answer"
        : "still waiting to connect";
  }

  private String seconds(long nanos) {
    return "%.1f s".formatted(TimeUnit.NANOSECONDS.toMillis(nanos - started) / 1000.0);
  }
}
