// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.concurrent.TimeUnit;

/** Netty on the JDK's channels, its portable default. */
final class NettyNio {
  private NettyNio() {}

  @SuppressWarnings("deprecation") // the one constructor that Netty 4.1 and 4.2 both have
  public static void main(String[] args) throws Exception {
    EventLoopGroup group = new io.netty.channel.nio.NioEventLoopGroup(1);
    ServerProgram.run(() -> new NettyServer(group, NioServerSocketChannel.class));
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
