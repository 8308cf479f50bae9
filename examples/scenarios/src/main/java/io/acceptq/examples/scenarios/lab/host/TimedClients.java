// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.scenarios.lab.host;

import io.acceptq.examples.scenarios.harness.CommandLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Clients that connect at a fixed rate, whatever the server does, on a thread of their own. Each
 * measures its wait: the time from the end of its handshake to the first byte of the server, which
 * is sent once it is accepted.
 */
final class TimedClients {
  private final InetSocketAddress server;
  private final int count;
  private final long gapNanos;
  private final long endNanos;
  private final List<Long> waitsMillis = new ArrayList<>();

  private TimedClients(InetSocketAddress server, int count, int perSecond, int millis) {
    this.server = server;
    this.count = count;
    this.gapNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.endNanos = TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /**
   * {@code clients ADDRESS PORT COUNT PER-SECOND MILLIS} starts them, {@code waits} has the result.
   */
  static void addTo(CommandLoop commands) {
    List<CompletableFuture<List<String>>> running = new ArrayList<>();
    commands.add(
        "clients",
        arguments -> {
          TimedClients clients =
              new TimedClients(
                  new InetSocketAddress(
                      InetAddress.getByName(arguments.get(0)), Integer.parseInt(arguments.get(1))),
                  Integer.parseInt(arguments.get(2)),
                  Integer.parseInt(arguments.get(3)),
                  Integer.parseInt(arguments.get(4)));
          running.add(CompletableFuture.supplyAsync(clients::run));
          return List.of();
        });
    commands.add("waits", arguments -> running.remove(0).get(30, TimeUnit.SECONDS));
  }

  /** The wait in milliseconds of each client that was accepted. */
  private List<String> run() {
    try (Selector selector = Selector.open()) {
      long start = System.nanoTime();
      int started = 0;
      for (long now = 0; now < endNanos; now = System.nanoTime() - start) {
        while (started < count && started * gapNanos <= now) {
          connect(selector);
          started++;
        }
        selector.select(this::advance, 1);
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return waitsMillis.stream().map(String::valueOf).toList();
  }

  private void connect(Selector selector) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.SO_LINGER, 0); // as in ClientCommands
    channel.connect(server);
    channel.register(selector, SelectionKey.OP_CONNECT);
  }

  private void advance(SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        key.attach(System.nanoTime());
        key.interestOps(SelectionKey.OP_READ);
      } else if (key.isReadable() && channel.read(ByteBuffer.allocate(1)) > 0) {
        long wait = System.nanoTime() - (Long) key.attachment();
        waitsMillis.add(TimeUnit.NANOSECONDS.toMillis(wait));
        channel.close();
      }
    } catch (IOException e) {
      key.cancel(); // refused or reset, so not accepted
    }
  }
}
