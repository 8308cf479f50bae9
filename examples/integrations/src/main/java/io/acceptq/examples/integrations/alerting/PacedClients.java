// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.integrations.alerting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Connects to a port at a given rate, on one thread of its own, and records when a connection was
 * first dropped.
 */
final class PacedClients implements AutoCloseable {
  /** Connections kept open; the oldest is closed first. Bounds the number of descriptors. */
  private static final int MAX_OPEN = 1_000;

  private final InetSocketAddress target;
  private final Deque<SocketChannel> open = new ArrayDeque<>();
  private final CompletableFuture<Long> firstDropped = new CompletableFuture<>();
  private final CompletableFuture<Void> finished;
  private volatile int perSecond;
  private volatile boolean closed;

  PacedClients(int port, int perSecond) {
    this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.perSecond = perSecond;
    this.finished = CompletableFuture.runAsync(this::run, PacedClients::runOnNewThread);
  }

  private static void runOnNewThread(Runnable work) {
    Thread thread = new Thread(work, "clients");
    thread.setDaemon(true);
    thread.start();
  }

  void setRate(int perSecond) {
    this.perSecond = perSecond;
  }

  /** When, by {@link System#nanoTime}, the kernel dropped the first connection. */
  CompletableFuture<Long> firstDropped() {
    return firstDropped;
  }

  private void run() {
    long due = System.nanoTime();
    try {
      while (!closed) {
        due += 1_000_000_000L / perSecond;
        while (System.nanoTime() - due < 0 && !closed) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        connect();
      }
      while (!open.isEmpty()) {
        open.remove().close();
      }
    } catch (IOException e) {
      firstDropped.completeExceptionally(e);
      throw new UncheckedIOException(e);
    }
  }

  private void connect() throws IOException {
    SocketChannel client = SocketChannel.open();
    client.configureBlocking(false);
    // On loopback the handshake is complete when connect(2) returns, or the SYN was dropped.
    if (!client.connect(target) && !client.finishConnect()) {
      firstDropped.complete(System.nanoTime());
    }
    open.add(client);
    if (open.size() > MAX_OPEN) {
      open.remove().close();
    }
  }

  @Override
  public void close() {
    closed = true;
    finished.join();
  }
}
