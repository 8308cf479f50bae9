// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.prometheus;

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
 * Clients that come to a port at a rate, each a moment of its own, on one thread of theirs. They
 * know the moment at which the first of them was ignored.
 */
final class Clients implements AutoCloseable {
  /**
   * Clients do not wait forever either; so many are there at once, and descriptors are not short.
   */
  private static final int PATIENT = 1_000;

  private final InetSocketAddress door;
  private final Deque<SocketChannel> open = new ArrayDeque<>();
  private final CompletableFuture<Long> firstIgnored = new CompletableFuture<>();
  private final CompletableFuture<Void> coming;
  private volatile int perSecond;
  private volatile boolean ended;

  Clients(int port, int perSecond) {
    this.door = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.perSecond = perSecond;
    this.coming = CompletableFuture.runAsync(this::come, Clients::onThreadOfTheirs);
  }

  private static void onThreadOfTheirs(Runnable work) {
    Thread thread = new Thread(work, "clients");
    thread.setDaemon(true);
    thread.start();
  }

  void come(int perSecond) {
    this.perSecond = perSecond;
  }

  /** When, by {@link System#nanoTime}, the first client was ignored by the kernel. */
  CompletableFuture<Long> firstIgnored() {
    return firstIgnored;
  }

  private void come() {
    long due = System.nanoTime();
    try {
      while (!ended) {
        due += 1_000_000_000L / perSecond;
        while (System.nanoTime() - due < 0 && !ended) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        connect();
      }
      while (!open.isEmpty()) {
        open.remove().close();
      }
    } catch (IOException e) {
      firstIgnored.completeExceptionally(e);
      throw new UncheckedIOException(e);
    }
  }

  private void connect() throws IOException {
    SocketChannel client = SocketChannel.open();
    client.configureBlocking(false);
    // On loopback the handshake is over when connect(2) returns, or the SYN was ignored.
    if (!client.connect(door) && !client.finishConnect()) {
      firstIgnored.complete(System.nanoTime());
    }
    open.add(client);
    if (open.size() > PATIENT) {
      open.remove().close();
    }
  }

  @Override
  public void close() {
    ended = true;
    coming.join();
  }
}
