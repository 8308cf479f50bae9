// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;

/** NIO.2: each completed accept starts the next one. */
final class AsyncServer
    implements ServerUnderTest, CompletionHandler<AsynchronousSocketChannel, Void> {
  private final AsynchronousServerSocketChannel listener = AsynchronousServerSocketChannel.open();
  private final Collection<AsynchronousSocketChannel> clients = new ConcurrentLinkedQueue<>();

  private AsyncServer() throws IOException {}

  public static void main(String[] args) throws Exception {
    ServerProgram.run(AsyncServer::new);
  }

  @Override
  public int bind(int backlog) throws IOException {
    listener.bind(ServerUnderTest.anyLoopbackPort(), backlog);
    return ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  @Override
  public void open() {
    listener.accept(null, this);
  }

  @Override
  public void completed(AsynchronousSocketChannel client, Void nothing) {
    listener.accept(null, this);
    clients.add(client);
    Future<Integer> unused = client.write(ByteBuffer.wrap(EmptyHttpResponse.bytes()));
  }

  @Override
  public void failed(Throwable cause, Void nothing) {
    // The listener was closed; failed connections are not reported here.
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
