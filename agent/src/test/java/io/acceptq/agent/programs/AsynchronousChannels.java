// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.programs;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts of an {@link AsynchronousServerSocketChannel}: immediate, pending, and closed. */
public final class AsynchronousChannels {
  public static void main(String[] args) throws Exception {
    AsynchronousServerSocketChannel server =
        AsynchronousServerSocketChannel.open()
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 11);
    int port = ((InetSocketAddress) server.getLocalAddress()).getPort();

    WovenProgram.connect(port, 2);
    server.accept().get(20, TimeUnit.SECONDS).close();
    server.accept().get(20, TimeUnit.SECONDS).close();
    WovenProgram.report("at once");

    Future<AsynchronousSocketChannel> pending = server.accept();
    WovenProgram.connect(port, 1);
    pending.get(20, TimeUnit.SECONDS).close();
    WovenProgram.report("later");

    AtomicInteger accepted = new AtomicInteger();
    AtomicInteger failed = new AtomicInteger();
    server.accept(
        null,
        new CompletionHandler<AsynchronousSocketChannel, Void>() {
          @Override
          public void completed(AsynchronousSocketChannel channel, Void none) {
            accepted.incrementAndGet();
            server.accept(null, this);
          }

          @Override
          public void failed(Throwable cause, Void none) {
            failed.incrementAndGet();
          }
        });
    WovenProgram.connect(port, 4);
    WovenProgram.await("four accepts", () -> accepted.get() == 4);
    WovenProgram.report("handler");
    server.close();
    WovenProgram.await("the failed accept", () -> failed.get() == 1);
    WovenProgram.report("closed");
    WovenProgram.end();
  }
}
