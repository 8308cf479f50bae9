// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import static io.acceptq.agent.weave.HookKind.LISTENING;

/** The bind of an {@code AsynchronousServerSocketChannel}, the same class on all platforms. */
final class AsynchronousBindTarget extends Target {
  AsynchronousBindTarget() {
    super("sun/nio/ch/AsynchronousServerSocketChannelImpl", "fd", FileDescriptorCode.TYPE);
  }

  @Override
  HookPoint[][] shapes() {
    return new HookPoint[][] {
      {
        new HookPoint(
            LISTENING,
            "bind(Ljava/net/SocketAddress;I)Ljava/nio/channels/AsynchronousServerSocketChannel;",
            "listen",
            1),
      }
    };
  }
}
