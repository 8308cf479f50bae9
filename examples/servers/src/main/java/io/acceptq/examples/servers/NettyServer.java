// SPDX-License-Identifier: Apache-2.0
package io.acceptq.examples.servers;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import java.net.InetSocketAddress;

/** Netty on any transport; it accepts while autoRead is on. */
final class NettyServer implements ServerUnderTest {
  private final EventLoopGroup group;
  private final Class<? extends ServerChannel> transport;
  private Channel listener;

  NettyServer(EventLoopGroup group, Class<? extends ServerChannel> transport) {
    this.group = group;
    this.transport = transport;
  }

  @Override
  public int bind(int backlog) {
    listener =
        new ServerBootstrap()
            .group(group)
            .channel(transport)
            .option(ChannelOption.SO_BACKLOG, backlog)
            .option(ChannelOption.AUTO_READ, false)
            .childHandler(new Responder())
            .bind(ServerUnderTest.anyLoopbackPort())
            .syncUninterruptibly()
            .channel();
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  @Override
  public void open() {
    listener.config().setAutoRead(true);
  }

  @Override
  public void pause() {
    listener.config().setAutoRead(false);
  }

  @Override
  public void close() {
    listener.close().syncUninterruptibly();
  }

  @Sharable
  private static final class Responder extends ChannelInboundHandlerAdapter {
    @Override
    public void channelActive(ChannelHandlerContext context) {
      ChannelFuture unused =
          context.writeAndFlush(Unpooled.wrappedBuffer(EmptyHttpResponse.bytes()));
    }
  }
}
