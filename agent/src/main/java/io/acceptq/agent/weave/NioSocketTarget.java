// SPDX-License-Identifier: Apache-2.0
package io.acceptq.agent.weave;

import static io.acceptq.agent.weave.HookKind.ACCEPTED;
import static io.acceptq.agent.weave.HookKind.ACCEPT_FAILED;
import static io.acceptq.agent.weave.HookKind.CLOSING;
import static io.acceptq.agent.weave.HookKind.CLOSING_ARGUMENT;
import static io.acceptq.agent.weave.HookKind.LISTENING;

/**
 * {@code ServerSocket} of Java 13 and later. Its implementation is woven and not {@code
 * ServerSocket} itself, since subclasses (SSL, proxies) override {@code accept} and call {@code
 * implAccept} in their own ways, but all reach this class. The cleaner closes the descriptor, at
 * {@code close()} or when the socket has become unreachable.
 */
final class NioSocketTarget extends Target {
  private static final String ACCEPT = "accept(Ljava/net/SocketImpl;)V";
  private static final String TIMED_ACCEPT =
      "timedAccept("
          + FileDescriptorCode.TYPE
          + FileDescriptorCode.TYPE
          + "[Ljava/net/InetSocketAddress;J)I";

  NioSocketTarget() {
    super("sun/nio/ch/NioSocketImpl", "fd", FileDescriptorCode.TYPE);
  }

  @Override
  HookPoint[][] shapes() {
    return new HookPoint[][] {
      {
        new HookPoint(LISTENING, "listen(I)V", "listen", 1),
        new HookPoint(ACCEPTED, ACCEPT, "accept", 2),
        new HookPoint(ACCEPT_FAILED, ACCEPT, null, 1),
        new HookPoint(ACCEPTED, TIMED_ACCEPT, "accept", 2),
        new HookPoint(CLOSING, "close()V", "preClose", 1),
        new HookPoint(
            CLOSING_ARGUMENT, "lambda$closerFor$0(" + FileDescriptorCode.TYPE + ")V", "close", 1),
      }
    };
  }
}
