// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import java.util.concurrent.TimeUnit;

/** Netty on epoll: Netty's native code binds and accepts without the JDK's channels. */
final class NettyEpoll {
  private NettyEpoll() {}

  @SuppressWarnings("deprecation") // the one constructor that Netty 4.1 and 4.2 both have
  public static void main(String[] args) throws Exception {
    EventLoopGroup group = new io.netty.channel.epoll.EpollEventLoopGroup(1);
    ServerProgram.run(() -> new NettyServer(group, EpollServerSocketChannel.class));
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
