// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * Netty on io_uring: accepts arrive as completions. With multishot, Netty's default, one request
 * accepts until it is cancelled.
 */
final class NettyIoUring {
  private NettyIoUring() {}

  public static void main(String[] args) throws Exception {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, IoUringIoHandler.newFactory());
    ServerProgram.run(() -> new NettyServer(group, IoUringServerSocketChannel.class));
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
