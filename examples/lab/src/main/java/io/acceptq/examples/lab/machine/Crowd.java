// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.lab.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Clients that come at a fixed rate, whatever the server does. Each notes when its handshake ended
 * and when the first byte told it that it had been accepted: what lies between is its wait.
 */
final class Crowd {
  private final InetSocketAddress server;
  private final int count;
  private final long gapNanos;
  private final long endNanos;
  private final List<Long> waitsMillis = new ArrayList<>();
  private int connected;

  private Crowd(InetSocketAddress server, int count, int perSecond, int millis) {
    this.server = server;
    this.count = count;
    this.gapNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.endNanos = TimeUnit.MILLISECONDS.toNanos(millis);
  }

  static void addTo(Map<String, Command> commands) {
    List<CompletableFuture<List<String>>> running = new ArrayList<>();
    commands.put(
        "crowd",
        arguments -> {
          Crowd crowd =
              new Crowd(
                  new InetSocketAddress(
                      InetAddress.getByName(arguments.get(0)), Integer.parseInt(arguments.get(1))),
                  Integer.parseInt(arguments.get(2)),
                  Integer.parseInt(arguments.get(3)),
                  Integer.parseInt(arguments.get(4)));
          running.add(CompletableFuture.supplyAsync(crowd::run));
          return List.of();
        });
    commands.put("crowd-result", arguments -> running.remove(0).get(30, TimeUnit.SECONDS));
  }

  /** How many connected, then one line for each that was accepted: its wait in milliseconds. */
  private List<String> run() {
    try (Selector selector = Selector.open()) {
      long start = System.nanoTime();
      int sent = 0;
      for (long now = 0; now < endNanos; now = System.nanoTime() - start) {
        while (sent < count && sent * gapNanos <= now) {
          send(selector);
          sent++;
        }
        selector.select(key -> advance(key), 1);
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException e) {
      return List.of(e.toString());
    }
    List<String> answer = new ArrayList<>();
    answer.add(Integer.toString(connected));
    waitsMillis.forEach(wait -> answer.add(wait.toString()));
    return answer;
  }

  private void send(Selector selector) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.SO_LINGER, 0); // as in Clients
    channel.connect(server);
    channel.register(selector, SelectionKey.OP_CONNECT);
  }

  private void advance(SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    try {
      if (key.isConnectable()) {
        channel.finishConnect();
        connected++;
        key.attach(System.nanoTime());
        key.interestOps(SelectionKey.OP_READ);
      } else if (key.isReadable() && channel.read(ByteBuffer.allocate(1)) > 0) {
        long wait = System.nanoTime() - (Long) key.attachment();
        waitsMillis.add(TimeUnit.NANOSECONDS.toMillis(wait));
        channel.close();
      }
    } catch (IOException e) {
      key.cancel(); // refused, or reset: it has not been served
    }
  }
}
