// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenerApiTest {
  @ParameterizedTest
  @CsvSource({
    "sun.nio.ch.NioSocketImpl, ServerSocket",
    "java.net.AbstractPlainSocketImpl, ServerSocket",
    "sun.nio.ch.ServerSocketChannelImpl, ServerSocketChannel",
    "sun.nio.ch.AsynchronousServerSocketChannelImpl, AsynchronousServerSocketChannel",
    "io.netty.channel.epoll.LinuxSocket, NettyEpoll",
    "io.grpc.netty.shaded.io.netty.channel.epoll.LinuxSocket, NettyEpoll",
    "io.netty.channel.uring.LinuxSocket, NettyIoUring",
    "io.netty.incubator.channel.uring.LinuxSocket, NettyIoUring",
    "io.netty.channel.kqueue.BsdSocket, NettyKqueue",
    ", Unseen",
  })
  void derivesTheApiFromTheClassThatListened(String boundClass, String api) {
    assertThat(ListenerApi.of(boundClass)).isEqualTo(api);
  }
}
