// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * Netty on io_uring: accepts arrive as completions. With multishot, Netty's default, the kernel
 * accepts by itself until it is told to stop.
 */
final class NettyIoUring {
  private NettyIoUring() {}

  public static void main(String[] args) throws Exception {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, IoUringIoHandler.newFactory());
    Stage.run(() -> new NettyServer(group, IoUringServerSocketChannel.class));
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
