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

/** {@link AsynchronousServerSocketChannel}: accepts that succeed at once, later, and never. */
public final class Asynchronous {
  public static void main(String[] args) throws Exception {
    AsynchronousServerSocketChannel server =
        AsynchronousServerSocketChannel.open()
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 11);
    int port = ((InetSocketAddress) server.getLocalAddress()).getPort();

    Woven.connect(port, 2);
    server.accept().get(20, TimeUnit.SECONDS).close();
    server.accept().get(20, TimeUnit.SECONDS).close();
    Woven.report("at once");

    Future<AsynchronousSocketChannel> pending = server.accept();
    Woven.connect(port, 1);
    pending.get(20, TimeUnit.SECONDS).close();
    Woven.report("later");

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
    Woven.connect(port, 4);
    Woven.await("four accepts", () -> accepted.get() == 4);
    Woven.report("handler");
    server.close();
    Woven.await("the handler's end", () -> failed.get() == 1);
    Woven.report("closed");
    Woven.end();
  }
}
